import { type ErrorCode, WalletError } from '#lib/protocol/index';

/** What can be wrong with a file, and the error code that it travels under. */
const CODES = {
  empty: 'file-foreign',
  'unknown-format': 'file-foreign',
  encrypted: 'file-foreign',
  'unsupported-zip': 'file-foreign',
  'unsafe-name': 'file-content',
  bomb: 'file-too-large',
  'too-large': 'file-too-large',
  'too-many': 'file-too-large',
  'record-too-large': 'file-too-large',
  truncated: 'file-truncated',
  damaged: 'file-damaged',
  encoding: 'file-content',
  syntax: 'file-content',
  'too-deep': 'file-content',
  'bad-record': 'file-content',
} as const satisfies Record<string, ErrorCode>;

export type ImportProblem = keyof typeof CODES;

/** Where in an import something stands. `record` counts conversations or entries, `line` lines; both from 1. */
export interface Place {
  file: string;
  record?: number;
  line?: number;
}

/**
 * @returns the error that ends an import. Its `data` says what is wrong (`problem`), in which `file` and, where that
 * is known, at which `record` and `line`; none of the file's own text.
 */
export function importFault(problem: ImportProblem, place: Place, cause?: unknown): WalletError {
  const { file, record, line } = place;
  const where = [record && `entry ${record}`, line && `line ${line}`].filter(Boolean).join(', ');
  return new WalletError(CODES[problem], `${file}: ${problem}${where && ` at ${where}`}`, {
    cause,
    data: { problem, file, ...(record ? { record } : {}), ...(line ? { line } : {}) },
  });
}
