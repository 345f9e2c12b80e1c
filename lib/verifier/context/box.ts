import { hsalsa, xsalsa20poly1305 } from '@noble/ciphers/salsa';
import { x25519 } from '@noble/curves/ed25519';
import { fromBase64, fromUtf8, utf8 } from '#lib/crypto/bytes';
import type { SealedContext } from '#lib/protocol/page-api-types';

const SIGMA = 'expand 32-byte k';
const words = (bytes: Uint8Array) => new Uint32Array(bytes.slice().buffer);

/**
 * Opens a NaCl box in its `x25519-xsalsa20-poly1305` envelope.
 *
 * @param secretKey 32 bytes
 * @returns the text
 * @throws Error when it is not for this key, or was altered; also on an all-zero shared secret (RFC 7748, section 6.1)
 */
export function openBox({ nonce, ephemPublicKey, ciphertext }: SealedContext, secretKey: Uint8Array): string {
  const shared = x25519.getSharedSecret(secretKey, fromBase64(ephemPublicKey));
  const key = new Uint32Array(8);
  hsalsa(words(utf8(SIGMA)), words(shared), new Uint32Array(4), key);
  const opened = xsalsa20poly1305(new Uint8Array(key.buffer), fromBase64(nonce)).decrypt(fromBase64(ciphertext));
  return fromUtf8(opened);
}

export const publicKeyOf = (secretKey: Uint8Array): Uint8Array => x25519.getPublicKey(secretKey);
