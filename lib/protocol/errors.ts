/** Stable error codes. The UI maps each to words (`locales/`, key `error_<code>`); codes are never renamed. */
export const ERROR_CODES = [
  'no-wallet',
  'wallet-exists',
  'locked',
  'wrong-password',
  'wrong-passkey',
  'passkey-cancelled',
  'passkey-known',
  'passkey-unsupported',
  'too-many-attempts',
  'weak-kdf',
  'phrase-not-kept',
  'phrase-mismatch',
  'not-found',
  'conflict',
  'too-large',
  'bad-request',
  'forbidden',
  'site-not-enabled',
  'site-insecure',
  'no-grant',
  'grant-expired',
  'grant-revoked',
  'out-of-scope',
  'over-budget',
  'nothing-to-share',
  'approval-pending',
  'approval-throttled',
  'approval-gone',
  'page-gone',
  'interrupted',
  'page-moved',
  'chain-not-configured',
  'chain-unreachable',
  'chain-mismatch',
  'chain-no-funds',
  'chain-rejected',
  'chain-fee-cap',
  'chain-many-tries',
  'chain-disagree',
  'calendar-unreachable',
  'stamp-bad',
  'header-unreachable',
  'header-mismatch',
  'nothing-to-prove',
  'not-proven-yet',
  'vault-corrupt',
  'vault-newer',
  'storage-full',
  'file-foreign',
  'file-newer',
  'file-header',
  'file-damaged',
  'file-truncated',
  'file-extended',
  'file-content',
  'file-too-large',
  'import-gone',
  'other-device',
  'bad-code',
  'app-key',
  'folder-gone',
  'prover-artifacts',
  'prover-memory',
  'prover-cancelled',
  'prover-failed',
  'list-bad',
  'list-other-group',
  'list-older',
  'list-unreachable',
  'not-a-member',
  'group-unreachable',
  'group-mismatch',
  'group-missing',
  'gate-closed',
  'gate-refused',
  'internal',
  'folder-not-text',
  'folder-too-large',
  'folder-marks',
  'folder-not-a-file',
  'folder-no-leave',
  'folder-changed',
  'card-damaged',
  'card-own',
  'share-damaged',
  'share-not-for-me',
  'share-expired',
  'share-unsigned',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** Every failure that crosses a room's door is one of these. `data` must be plain JSON and free of secrets. */
export class WalletError extends Error {
  override readonly name = 'WalletError';
  constructor(
    readonly code: ErrorCode,
    message: string = code,
    options: { cause?: unknown; data?: Record<string, string | number> } = {},
  ) {
    super(message, { cause: options.cause });
    this.data = options.data;
  }
  readonly data: Record<string, string | number> | undefined;
}

/** An error as it travels between contexts. */
export interface WireError {
  code: ErrorCode;
  message: string;
  data?: Record<string, string | number> | undefined;
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && (ERROR_CODES as readonly string[]).includes(value);
}

/** Anything thrown, as a wire error; only a WalletError keeps its words, so that no secret leaks in a message. */
export function toWireError(error: unknown): WireError {
  if (error instanceof WalletError) return { code: error.code, message: error.message, data: error.data };
  return { code: 'internal', message: 'internal error' };
}
