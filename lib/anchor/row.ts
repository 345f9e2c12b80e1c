import type { AnchorView } from '#lib/protocol/views';

/** One anchor as the vault keeps it: what the UI sees, and what it takes to go on after a crash. */
export interface AnchorRow extends AnchorView {
  /** The signed transaction, written down before it is sent, so that a retry sends the very same one. */
  rawTx: string | null;
  nonce: number | null;
  /** Unix milliseconds. */
  signedAt: number | null;
  /** The last failure in a node's or library's own words, for a diagnostic view. */
  detail: string | null;
}

/** Where the rows are kept. `put` resolves when the row is durable; rows come and go by `id`. */
export interface OutboxStore {
  list(): Promise<AnchorRow[]>;
  put(row: AnchorRow): Promise<void>;
}

/** What a row loses when its transaction is given up. */
export const UNSIGNED = { state: 'queued', rawTx: null, txHash: null, nonce: null, signedAt: null } as const;

export function newRow(root: string, size: number, chain: { chainId: number; eas: string }, now: number): AnchorRow {
  return {
    ...UNSIGNED,
    id: crypto.randomUUID(),
    root,
    size,
    waiting: null,
    attempts: 0,
    nextTryAt: null,
    createdAt: now,
    chainId: chain.chainId,
    eas: chain.eas,
    block: null,
    chainTime: null,
    detail: null,
  };
}

/** The row without what only the engine needs. */
export function toView({ rawTx, nonce, signedAt, detail, ...view }: AnchorRow): AnchorView {
  return view;
}
