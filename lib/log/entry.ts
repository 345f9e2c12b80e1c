import * as v from 'valibot';
import { type Bytes, concat, fromHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson, type Json } from '#lib/crypto/canonical';
import { sha256 } from '#lib/crypto/hash';
import { must, ProofError } from './fault';

/** What is written to the log (docs/spec/log.md). */
export const ENTRY_KINDS = [
  'item-change',
  'item-removal',
  'grant',
  'revocation',
  'disclosure',
  'disclosure-state',
  'continuation',
  'merge',
  'presentation',
] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** One entry. Only its salted commitment enters the tree; the entry itself stays in the vault. */
export interface LogEntry<Kind extends string = EntryKind> {
  v: 1;
  kind: Kind;
  /** Unix milliseconds by the writer's own clock. */
  at: number;
  body: Json;
}

/** Longest canonical entry, in UTF-8 bytes: a proof file must be able to hold it. */
export const MAX_ENTRY_BYTES = 200_000;
export const SALT_BYTES = 32;

const PREFIX = concat(utf8('satchel-entry-v1'), Uint8Array.of(0));

/** A reader accepts kinds that it does not know: they prove as well as the others. */
const EntrySchema = v.strictObject({
  v: v.literal(1),
  kind: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,39}$/)),
  at: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER)),
  body: v.unknown(),
});

/**
 * The entry as it is committed to and stored.
 *
 * @throws TypeError when the body is not JSON with integers, RangeError when the entry is too long.
 */
export function writeEntry(entry: LogEntry): string {
  const text = canonicalJson(entry);
  if (utf8(text).length > MAX_ENTRY_BYTES) throw new RangeError('log entry is too long');
  return text;
}

/**
 * Reads an entry's canonical JSON.
 *
 * @throws ProofError `entry-too-long`, `entry-not-canonical` or `entry-shape`.
 */
export function readEntry(text: string): LogEntry<string> {
  must(utf8(text).length <= MAX_ENTRY_BYTES, 'entry-too-long');
  const value = parse(text);
  const entry = v.safeParse(EntrySchema, value);
  must(entry.success, 'entry-shape');
  return entry.output as LogEntry<string>;
}

/**
 * `SHA-256("satchel-entry-v1" || 0x00 || salt || entry)`: hides the entry from whoever lacks the salt,
 * and binds whoever gives it.
 *
 * @param salt 32 random bytes, never used for two entries; as hex or bytes.
 * @throws RangeError on a salt of another length.
 */
export function commitment(entry: string, salt: Uint8Array | string): Bytes {
  const bytes = typeof salt === 'string' ? fromHex(salt) : salt;
  if (bytes.length !== SALT_BYTES) throw new RangeError('a salt has 32 bytes');
  return sha256(PREFIX, bytes, utf8(entry));
}

/** Repeated keys, white space and other spellings come out differently when written again. */
function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (canonicalJson(value) === text) return value;
  } catch {
    // Not JSON, or not the JSON that an entry may hold: the same answer as for another spelling.
  }
  throw new ProofError('entry-not-canonical');
}
