import * as v from 'valibot';
import { int } from './shapes';

/** Argon2id parameters and salt (base64) under which the password wraps the root key. */
export const KdfSchema = v.strictObject({
  name: v.literal('argon2id'),
  memoryKiB: int(8, 4_194_304),
  passes: int(1, 100),
  lanes: int(1, 16),
  salt: v.pipe(v.string(), v.base64(), v.maxLength(44)),
});
export type KdfHeader = v.InferOutput<typeof KdfSchema>;

/** What a new wallet takes: several times OWASP's floor, about half a second in a page. */
export const DEFAULT_KDF = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1 } as const;
const SALT_BYTES = 16;

/** The default parameters with a salt of their own. */
export function newKdf(): KdfHeader {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { ...DEFAULT_KDF, salt: btoa(String.fromCharCode(...salt)) };
}

/** Whether the defaults have risen above what a wallet was made with. */
export const isBelowDefault = ({ memoryKiB, passes }: KdfHeader): boolean =>
  memoryKiB < DEFAULT_KDF.memoryKiB || memoryKiB * passes < DEFAULT_KDF.memoryKiB * DEFAULT_KDF.passes;
