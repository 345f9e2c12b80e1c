import * as v from 'valibot';
import type { ErrorCode } from './errors';
import type { Where } from './in-page';
import { uuid } from './shapes';

/** What the background tells a content script to do; bound to one document at one URL. */
export interface InsertionPlan {
  disclosureId: string;
  text: string;
  url: string;
  /** Unix milliseconds after which the plan must not be carried out. */
  expires: number;
  /** How many items the block holds, and about how many tokens, for the chip. */
  lines: number;
  tokens: number;
  /** `prefill` goes only into an empty composer of a new chat; `send` into a message that is held. */
  kind: 'click' | 'prefill' | 'send';
  /** Where it goes, beside what the person wrote. */
  where: Where;
  /** For `send`: milliseconds to look at it before the message goes. */
  lookMs: number;
  /** There are personas to switch between. Their names stay out of pages. */
  personas: boolean;
}

export type InsertAnswer =
  | { kind: 'plan'; plan: InsertionPlan }
  | { kind: 'asking' }
  | { kind: 'locked' }
  | { kind: 'none' }
  /** The person wants the block in when they send, so nothing is filled in before. */
  | { kind: 'hold' }
  | { kind: 'error'; code: ErrorCode };

/**
 * Outcome codes that the page's side reports; of what was sent `edited`, and `sealed` for an app's
 * server; `unwritten` of a folder's file. */
export const INSERT_DETAILS = [
  'no-composer',
  'mismatch',
  'moved',
  'expired',
  'busy',
  'error',
  'edited',
  'sealed',
  'unwritten',
] as const;
export type InsertDetail = (typeof INSERT_DETAILS)[number];

export const OutcomeSchema = v.strictObject({
  disclosureId: uuid,
  outcome: v.picklist(['inserted', 'failed', 'undone', 'sent']),
  detail: v.nullable(v.picklist(INSERT_DETAILS)),
});
export type Outcome = v.InferOutput<typeof OutcomeSchema>;

/** What the background sends to one document's content script. */
export type ToContent =
  | { satchel: 'plan'; plan: InsertionPlan }
  | { satchel: 'rejected' }
  | { satchel: 'failed'; code: ErrorCode }
  | { satchel: 'trigger' }
  | { satchel: 'enter' }
  | { satchel: 'unlocked' }
  /** The person switched to another persona. */
  | { satchel: 'switched' };
