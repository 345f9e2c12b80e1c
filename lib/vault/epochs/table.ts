import { type Bytes, concat, isEqual, randomBytes, utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { BUCKETS } from './bucket';

/** A random secret that the keys of a bucket's records are derived with. Once overwritten, they are gone. */
export interface Epoch {
  /** Rows name the epoch that they were sealed in. */
  number: number;
  /** 32 bytes. */
  secret: Bytes;
}

/** A bucket's epochs: the one that is written in, and while its rows move, the one before. */
export interface BucketEpochs {
  current: Epoch;
  previous: Epoch | null;
}

export interface EpochTable {
  /** Raised by every writing: of two copies the higher one is the newer. */
  serial: number;
  buckets: BucketEpochs[];
}

/*
 * One copy, as it lies on disk: magic (8 bytes), serial (uint32, big-endian), for each bucket two entries of number
 * (uint32, 0: none) and secret (32 bytes), then SHA-256 of all that. Always the same length, so that a new copy
 * covers every byte of the old one.
 */
const MAGIC = utf8('SATCHEP1');
const SECRET_BYTES = 32;
const ENTRY_BYTES = 4 + SECRET_BYTES;
const HASH_BYTES = 32;
const BODY_BYTES = MAGIC.length + 4 + BUCKETS * 2 * ENTRY_BYTES;
export const TABLE_BYTES = BODY_BYTES + HASH_BYTES;

const NO_EPOCH: Epoch = { number: 0, secret: new Uint8Array(SECRET_BYTES) };

/** A new vault's epochs. */
export function newTable(): EpochTable {
  const first = () => ({ current: { number: 1, secret: randomBytes(SECRET_BYTES) }, previous: null });
  return { serial: 1, buckets: Array.from({ length: BUCKETS }, first) };
}

/** The table with a new epoch in each of these buckets, beside the old one. Buckets that still move stay as they are. */
export function withNewEpochs(table: EpochTable, buckets: readonly number[]): EpochTable {
  const wanted = new Set(buckets);
  return {
    serial: table.serial + 1,
    buckets: table.buckets.map(({ current, previous }, bucket) => {
      if (previous || !wanted.has(bucket)) return { current, previous };
      return { current: { number: current.number + 1, secret: randomBytes(SECRET_BYTES) }, previous: current };
    }),
  };
}

/** The table without the old epochs of these buckets. */
export function withoutOldEpochs(table: EpochTable, buckets: readonly number[]): EpochTable {
  const done = new Set(buckets);
  return {
    serial: table.serial + 1,
    buckets: table.buckets.map((epochs, bucket) => (done.has(bucket) ? { ...epochs, previous: null } : epochs)),
  };
}

/** Buckets whose rows are on their way to a new epoch. */
export const movingBuckets = (table: EpochTable): number[] =>
  table.buckets.flatMap(({ previous }, bucket) => (previous ? [bucket] : []));

export function encodeTable({ serial, buckets }: EpochTable): Bytes {
  const entries = buckets.flatMap(({ current, previous }) => [current, previous ?? NO_EPOCH]);
  const body = concat(
    MAGIC,
    uint32(serial),
    ...entries.flatMap(({ number, secret }) => [uint32(number), secret] as const),
  );
  return concat(body, sha256(body));
}

/** Reads one copy; null when it is damaged or none. */
export function decodeTable(bytes: Bytes | null): EpochTable | null {
  if (bytes?.length !== TABLE_BYTES) return null;
  const body = bytes.subarray(0, BODY_BYTES);
  if (!isEqual(sha256(body), bytes.subarray(BODY_BYTES)) || !isEqual(body.subarray(0, MAGIC.length), MAGIC))
    return null;
  const view = new DataView(body.buffer, body.byteOffset);
  const entry = (index: number): Epoch => {
    const at = MAGIC.length + 4 + index * ENTRY_BYTES;
    return { number: view.getUint32(at), secret: body.slice(at + 4, at + ENTRY_BYTES) };
  };
  const buckets = Array.from({ length: BUCKETS }, (_, bucket) => {
    const previous = entry(2 * bucket + 1);
    return { current: entry(2 * bucket), previous: previous.number === 0 ? null : previous };
  });
  if (buckets.some(({ current }) => current.number === 0)) return null;
  return { serial: view.getUint32(MAGIC.length), buckets };
}

function uint32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
