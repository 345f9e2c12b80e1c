import type { ErrorCode } from '#lib/protocol/index';
import type { Candidate } from './candidate';

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

/** What the worker says: how far it is (0 to 1), and at the end all candidates, or why there are none. */
export type ImportReport =
  | { kind: 'progress'; part: number }
  | { kind: 'done'; candidates: Candidate[] }
  | { kind: 'failed'; code: ErrorCode; data: Record<string, string | number> };
