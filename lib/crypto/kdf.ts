import { type Bytes, utf8 } from './bytes';

/** What RFC 5869 takes where no salt is given. */
const NO_SALT = new Uint8Array(32);

/**
 * HKDF-SHA-256 (RFC 5869): one key for each purpose from one secret.
 *
 * @param secret at least 16 uniformly random bytes
 * @param info names the purpose; each use has its own
 * @param salt what else the key depends on, such as an epoch
 * @returns 32 bytes
 */
export async function hkdf(secret: Bytes, info: string | Bytes, salt: Bytes = NO_SALT): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const params = { name: 'HKDF', hash: 'SHA-256', salt, info: typeof info === 'string' ? utf8(info) : info };
  return new Uint8Array(await crypto.subtle.deriveBits(params, key, 256));
}
