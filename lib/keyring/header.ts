import * as v from 'valibot';
import { fromBase64, toBase64 } from '#lib/crypto/bytes';
import type { Wrapped } from '#lib/crypto/seal';
import { type KdfHeader, WalletError } from '#lib/protocol/index';

const b64 = (bytes: number) => v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(bytes / 3) * 4));
const WrappedSchema = v.strictObject({ iv: b64(12), body: b64(64) });

/** What stands in clear beside the vault: how to unlock it, nothing of what is in it. */
export const HeaderSchema = v.strictObject({
  v: v.literal(1),
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
  /** The 12 words' entropy under the password alone: the session key cannot open it. */
  phraseByPassword: WrappedSchema,
  /** The words were shown and checked. */
  phraseKept: v.boolean(),
});
export type Header = v.InferOutput<typeof HeaderSchema>;

export const wrappedToText = (wrapped: Wrapped) => ({ iv: toBase64(wrapped.iv), body: toBase64(wrapped.body) });
export const wrappedFromText = (text: { iv: string; body: string }): Wrapped => ({
  iv: fromBase64(text.iv),
  body: fromBase64(text.body),
});

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

/** @throws WalletError `vault-corrupt` or `vault-newer` */
export function parseHeader(value: unknown): Header {
  const parsed = v.safeParse(HeaderSchema, value);
  if (parsed.success) return parsed.output;
  const version = typeof value === 'object' && value !== null && 'v' in value ? value.v : null;
  throw new WalletError(typeof version === 'number' && version > 1 ? 'vault-newer' : 'vault-corrupt');
}
