import type { AnchorView } from '#lib/protocol/views';

/** One anchor as the vault keeps it: what the UI sees, and what it takes to go on after a crash. */
export interface AnchorRow extends AnchorView {
  /** The signed transaction, written down before it is sent, so that a retry sends the very same one. */
  rawTx: string | null;
  nonce: number | null;
  /** Unix milliseconds. */
  signedAt: number | null;
  /** When the chain was first seen to have used the nonce, with neither receipt nor root there. Unix milliseconds. */
  passedAt: number | null;
  /** Every nonce that something was signed for, also those given up: each may cost one fee. */
  nonces: number[];
  /** How many of them it may come to, until the person asks again. */
  mostNonces: number;
  /** The last failure in a node's or library's own words, for a diagnostic view. */
  detail: string | null;
}

/** A row with a transaction of its own. */
export type SignedRow = AnchorRow & { rawTx: string; txHash: string; nonce: number; signedAt: number };

/** Where the rows are kept. `put` resolves when the row is durable; rows come and go by `id`. */
export interface OutboxStore {
  list(): Promise<AnchorRow[]>;
  put(row: AnchorRow): Promise<void>;
}

/** What a row loses when its transaction is given up. */
export const UNSIGNED = {
  state: 'queued',
  rawTx: null,
  txHash: null,
  nonce: null,
  signedAt: null,
  passedAt: null,
} as const;

/** Enough for two accidents; a node that brings about a third is not to be paid by itself again. */
const MOST_NONCES = 3;

/** What is to stand on the chain: a log's root with its size, or the tag by which a consent ends in public. */
export type Subject = Pick<AnchorRow, 'root' | 'size' | 'grant'>;

export function newRow(
  { root, size, grant }: Subject,
  chain: { chainId: number; eas: string },
  now: number,
): AnchorRow {
  return {
    ...UNSIGNED,
    id: crypto.randomUUID(),
    root,
    size,
    ...(grant !== undefined && { grant }),
    waiting: null,
    attempts: 0,
    nextTryAt: null,
    createdAt: now,
    chainId: chain.chainId,
    eas: chain.eas,
    block: null,
    chainTime: null,
    nonces: [],
    mostNonces: MOST_NONCES,
    detail: null,
  };
}

/** The row as it goes on when the person asks for it again: one that had used up its nonces may use one more. */
export function askedAgain(row: AnchorRow): AnchorRow {
  if (isDone(row) || isSigned(row) || row.nonces.length < row.mostNonces) return row;
  return { ...row, waiting: null, detail: null, mostNonces: row.nonces.length + 1 };
}

export const isDone = (row: AnchorRow): boolean => row.state === 'confirmed';

export function isSigned(row: AnchorRow): row is SignedRow {
  return row.rawTx !== null && row.txHash !== null && row.nonce !== null && row.signedAt !== null;
}

/** The row without what only the engine needs. */
export function toView({
  rawTx,
  nonce,
  signedAt,
  passedAt,
  nonces,
  mostNonces,
  detail,
  ...view
}: AnchorRow): AnchorView {
  return view;
}
