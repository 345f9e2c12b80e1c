import * as v from 'valibot';
import type { KdfHeader } from './kdf';

const base64 = (bytes: number) => v.pipe(v.string(), v.base64(), v.maxLength(Math.ceil(bytes / 3) * 4));

/** 32 bytes that a page's Argon2id made of the password, base64. */
export const KekSchema = base64(32);
export const PasskeyIdSchema = v.pipe(v.string(), v.uuid());
/** 32 bytes that an authenticator's PRF made for one passkey, base64. */
export const PrfSchema = base64(32);
export const MAX_PASSKEY_NAME_CHARS = 40;
export const PasskeyNameSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_PASSKEY_NAME_CHARS));
/** Passkeys that one wallet may have. */
export const MAX_PASSKEYS = 20;

/** How a person shows that they are the wallet's owner: to unlock it, and again before what matters most. */
export const AuthSchema = v.variant('by', [
  v.strictObject({ by: v.literal('password'), kek: KekSchema }),
  v.strictObject({ by: v.literal('passkey'), id: PasskeyIdSchema, prf: PrfSchema }),
]);
export type Auth = v.InferOutput<typeof AuthSchema>;

/** What a page needs to ask an authenticator for one passkey's PRF; nothing secret. */
export interface PasskeyRequest {
  id: string;
  /** Credential id as the authenticator gave it, base64. */
  credentialId: string;
  /** What the PRF is evaluated over, 32 bytes, base64. */
  salt: string;
}

/** A passkey as the settings list it. Times are Unix milliseconds. */
export interface PasskeyView {
  id: string;
  name: string;
  created: number;
  lastUsed: number | null;
}

/** How this wallet can be unlocked. */
export interface WaysIn {
  kdf: KdfHeader;
  /** Stronger parameters that the password is to be wrapped under, when the defaults have risen. */
  stronger: KdfHeader | null;
  passkeys: PasskeyRequest[];
}
