/** How a connected page's calls travel between relay and background. Without schemas, so that the relay stays small. */

/** A request's parameters as JSON, in characters. */
export const MAX_APP_PARAMS_CHARS = 20_000;

/** Codes of EIP-1193, EIP-1474 and JSON-RPC (docs/spec/page-api.md). */
export const APP_ERROR = {
  rejected: 4001,
  unauthorized: 4100,
  unsupported: 4200,
  disconnected: 4900,
  pending: -32002,
  limit: -32005,
  params: -32602,
  internal: -32603,
} as const;

export interface AppError {
  code: number;
  message: string;
  data?: { reason: string };
}

/** What becomes of a call of a page's. */
export type AppAnswer =
  /** `disclosureId`: the relay reports that the page got it. */
  { kind: 'result'; result: unknown; disclosureId?: string } | { kind: 'error'; error: AppError } | { kind: 'asking' };

/** What the background sends to the relay in one document, once the person decided. */
export interface ToBridge {
  satchel: 'app';
  /** The call's. */
  id: string;
  answer: AppAnswer;
}
