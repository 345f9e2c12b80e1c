/** What pages see of digests on their way into Bitcoin by OpenTimestamps (docs/spec/proof.md). */
import * as v from 'valibot';
import type { ErrorCode } from './errors';

/** Public calendars that take digests from anybody, without a fee. */
export const CALENDARS: readonly string[] = [
  'https://a.pool.opentimestamps.org',
  'https://b.pool.opentimestamps.org',
  'https://a.pool.eternitywall.com',
  'https://ots.btc.catallaxy.com',
];

/** Where those pools have their digests looked up: the servers behind them are in these domains. */
export const CALENDAR_DOMAINS: readonly string[] = ['opentimestamps.org', 'eternitywall.com', 'catallaxy.com'];

/** A public server of Bitcoin's block headers (the Esplora interface). */
export const HEADER_SOURCE = 'https://blockstream.info/api';

/** Value of `ChainConfig.network` for proofs by OpenTimestamps: no account, no fee. */
export const BITCOIN = 'bitcoin';

const MAX_CALENDARS = 8;

/** An address without query, on the web by TLS or on this computer. */
export const ServerSchema = v.pipe(
  v.string(),
  v.maxLength(300),
  v.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)(:|\/|$))[^\s?#]*[^\s?#/]$/),
  v.check((url) => URL.canParse(url)),
);

export const StampSettingsSchema = v.strictObject({
  calendars: v.pipe(v.array(ServerSchema), v.minLength(1), v.maxLength(MAX_CALENDARS)),
  /** Server of block headers; empty: what calendars say of blocks is not checked. */
  headers: v.union([v.literal(''), ServerSchema]),
});
export type StampSettings = v.InferOutput<typeof StampSettingsSchema>;

export const STAMP_SETTINGS: StampSettings = { calendars: [...CALENDARS], headers: HEADER_SOURCE };

/** When changes are proven without being asked. */
export const ProofPolicySchema = v.strictObject({
  every: v.picklist(['asked', 'changes', 'day']),
  /** So many changes that are not proven yet, where `every` is `changes`. */
  changes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
});
export type ProofPolicy = v.InferOutput<typeof ProofPolicySchema>;

export const PROOF_POLICY: ProofPolicy = { every: 'asked', changes: 100 };

export interface StampView {
  id: string;
  /** What is stamped, 32 bytes, hex: a root of the log, or one entry's leaf. */
  digest: string;
  /** Entries that a root covers. */
  size: number;
  /** Id of the record whose first entry is stamped alone; null for a root. */
  about: string | null;
  /** `sent`: calendars have it, Bitcoin not yet. `confirmed`: a block of Bitcoin has it, so a calendar says. */
  state: 'queued' | 'sent' | 'confirmed';
  /** Why it waits, while it does. */
  waiting: ErrorCode | null;
  attempts: number;
  nextTryAt: number | null;
  createdAt: number;
  /** Calendars that took it. */
  taken: string[];
  /** Height of the block. */
  block: number | null;
  /** By the block's header, Unix seconds; null until a header was looked at. */
  time: number | null;
  /** The header took as much work as Bitcoin's do: nobody makes one to deceive. */
  live: boolean;
}
