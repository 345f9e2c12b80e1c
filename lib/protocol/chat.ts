import * as v from 'valibot';
import type { ErrorCode } from './errors';

/** What the background tells a content script to do; bound to one document at one URL. */
export interface InsertionPlan {
  disclosureId: string;
  text: string;
  url: string;
  /** Unix milliseconds after which the plan must not be carried out. */
  expires: number;
  /** How many items the block holds, for the chip. */
  lines: number;
  /** `prefill` goes only into an empty composer of a new chat. */
  kind: 'click' | 'prefill';
}

export type InsertAnswer =
  | { kind: 'plan'; plan: InsertionPlan }
  | { kind: 'asking' }
  | { kind: 'locked' }
  | { kind: 'none' }
  | { kind: 'error'; code: ErrorCode };

/** Outcome codes that the insertion reports. */
export const INSERT_DETAILS = ['no-composer', 'mismatch', 'moved', 'expired', 'busy', 'error'] as const;
export type InsertDetail = (typeof INSERT_DETAILS)[number];

export const OutcomeSchema = v.strictObject({
  disclosureId: v.pipe(v.string(), v.uuid()),
  outcome: v.picklist(['inserted', 'failed', 'undone']),
  detail: v.nullable(v.picklist(INSERT_DETAILS)),
});
export type Outcome = v.InferOutput<typeof OutcomeSchema>;

/** What the background sends to one document's content script. */
export type ToContent =
  | { satchel: 'plan'; plan: InsertionPlan }
  | { satchel: 'rejected' }
  | { satchel: 'failed'; code: ErrorCode }
  | { satchel: 'trigger' }
  | { satchel: 'unlocked' };
