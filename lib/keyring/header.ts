import * as v from 'valibot';
import { fromBase64 } from '#lib/crypto/bytes';
import { type KdfHeader, MAX_PASSKEYS, PasskeyIdSchema, PasskeyNameSchema, WalletError } from '#lib/protocol/index';

const b64 = (bytes: number) => v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(bytes / 3) * 4));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const WrappedSchema = v.strictObject({ iv: b64(12), body: b64(64) });

const PasskeySchema = v.strictObject({
  id: PasskeyIdSchema,
  name: PasskeyNameSchema,
  /** Unix milliseconds. */
  created: count,
  lastUsed: v.nullable(count),
  /** The authenticator's own id for it. */
  credentialId: b64(1_024),
  /** What its PRF is evaluated over. */
  salt: b64(32),
  /** Root key and the 12 words' entropy, under what the PRF answers. */
  root: WrappedSchema,
  phrase: WrappedSchema,
});
export type Passkey = v.InferOutput<typeof PasskeySchema>;

const V1 = {
  vaultId: v.pipe(v.string(), v.uuid()),
  kdf: v.strictObject({
    name: v.literal('argon2id'),
    memoryKiB: v.number(),
    passes: v.number(),
    lanes: v.number(),
    salt: b64(32),
  }),
  /** The vault's random root key under the password. */
  rootByPassword: WrappedSchema,
  /** The same under the 12 words. */
  rootByPhrase: WrappedSchema,
  /** The 12 words' entropy under the password: what the session holds cannot open it. */
  phraseByPassword: WrappedSchema,
  /** The words were shown and checked. */
  phraseKept: v.boolean(),
};
const V1Schema = v.strictObject({ v: v.literal(1), ...V1 });

/** What stands in clear beside the vault: how to unlock it, nothing of what is in it. */
export const HeaderSchema = v.strictObject({
  v: v.literal(2),
  ...V1,
  /** Raised with every writing, so that the newer of two copies can be told. */
  rev: count,
  passkeys: v.pipe(
    v.array(PasskeySchema),
    v.maxLength(MAX_PASSKEYS),
    v.check((passkeys) => new Set(passkeys.map(({ id }) => id)).size === passkeys.length),
  ),
});
export type Header = v.InferOutput<typeof HeaderSchema>;
export const HEADER_VERSION = 2;

/** OWASP's floor for Argon2id, and a ceiling that keeps a forged header from exhausting memory. */
const FLOOR = { memoryKiB: 19_456, passes: 2 };
const MAX_LANES = 4;
const CEILING = { memoryKiB: 1_048_576, passes: 20 };
const MIN_SALT_BYTES = 16;

/** @throws WalletError `weak-kdf` when parameters are outside floor and ceiling */
export function checkKdf(kdf: KdfHeader): void {
  const inRange =
    kdf.memoryKiB >= FLOOR.memoryKiB &&
    kdf.memoryKiB <= CEILING.memoryKiB &&
    kdf.passes >= FLOOR.passes &&
    kdf.passes <= CEILING.passes &&
    kdf.lanes >= 1 &&
    kdf.lanes <= MAX_LANES &&
    [kdf.memoryKiB, kdf.passes, kdf.lanes].every(Number.isInteger) &&
    fromBase64(kdf.salt).length >= MIN_SALT_BYTES;
  if (!inRange) throw new WalletError('weak-kdf');
}

/**
 * Reads a header of this version or of an earlier one, as this version has it.
 *
 * @throws WalletError `vault-corrupt` or `vault-newer`
 */
export function parseHeader(value: unknown): Header {
  const parsed = v.safeParse(HeaderSchema, value);
  if (parsed.success) return parsed.output;
  const first = v.safeParse(V1Schema, value);
  if (first.success) return { ...first.output, v: HEADER_VERSION, rev: 0, passkeys: [] };
  const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : null;
  throw new WalletError(typeof version === 'number' && version > HEADER_VERSION ? 'vault-newer' : 'vault-corrupt');
}
