import { type Bytes, utf8 } from './bytes';

/**
 * HKDF-SHA-256 (RFC 5869) without salt: one key for each purpose from one secret.
 *
 * @param secret at least 16 uniformly random bytes
 * @param info names the purpose; each use has its own
 * @returns 32 bytes
 */
export async function hkdf(secret: Bytes, info: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const params = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(params, key, 256));
}
