import { randomBytes, toHex } from '#lib/crypto/bytes';
import type { StampView } from '#lib/protocol/stamps';

/** One digest's stamp as the vault keeps it. */
export interface StampRow extends StampView {
  /** 32 bytes, hex: chosen before anything is sent, so that calendars get the very same however often they are asked. */
  nonce: string;
  /** The `.ots` file so far, base64; null until a calendar answered. */
  ots: string | null;
  /** The last failure, for a diagnostic view. */
  detail: string | null;
}

/** Where the rows are kept. `put` resolves when the row is durable. */
export interface StampStore {
  list(): Promise<StampRow[]>;
  put(row: StampRow): Promise<void>;
}

/** What is to be stamped: a root that covers `size` entries, or one leaf, of the record `about`. */
export interface Stampable {
  digest: string;
  size: number;
  about: string | null;
}

export function newRow(what: Stampable, now: number): StampRow {
  return {
    ...what,
    id: crypto.randomUUID(),
    state: 'queued',
    waiting: null,
    attempts: 0,
    nextTryAt: null,
    createdAt: now,
    taken: [],
    block: null,
    time: null,
    live: false,
    nonce: toHex(randomBytes(32)),
    ots: null,
    detail: null,
  };
}

/** The row without what only the engine needs. */
export function toView({ nonce, ots, detail, ...view }: StampRow): StampView {
  return view;
}
