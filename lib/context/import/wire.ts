import type { ErrorCode } from '#lib/protocol/index';
import type { Beside, Candidate } from './candidate';

/** The worker that reads what a person brings: a page's own thread stays free for the page. */
export const IMPORT_WORKER = '/import-worker.js';

/** What a page asks of the worker, once; ending the worker cancels it. */
export type ImportRequest =
  /** An export, notes or a paste. `name` is only shown. */
  | { kind: 'file' | 'paste'; file: Blob; name: string }
  /**
   * What an assistant answered, and which one where that is known; `where` says so in the person's
   * language. `otherwise`: the category of lines that nothing tells of where they belong. */
  | { kind: 'answer'; text: string; app: string | null; where: string; otherwise?: string };

/** What was found. */
export interface Found {
  candidates: Candidate[];
  /** For each of them, which other one it repeats or contradicts. */
  beside: (Beside | null)[];
  /** How many older ones were left out: more cannot be reviewed at once. */
  left: number;
}

/** What the worker says: how far it is (0 to 1), and at the end all candidates, or why there are none. */
export type ImportReport =
  | { kind: 'progress'; part: number }
  | ({ kind: 'done' } & Found)
  | { kind: 'failed'; code: ErrorCode; data: Record<string, string | number> };
