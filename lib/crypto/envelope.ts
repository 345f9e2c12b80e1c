/**
 * Text for the holder of an X25519 key, in the `x25519-xsalsa20-poly1305` envelope that `eth_decrypt` and
 * @metamask/eth-sig-util open (docs/spec/page-api.md).
 */
import nacl from 'tweetnacl';
import type { SealedContext } from '#lib/protocol/page-api-types';
import { type Bytes, randomBytes, toBase64, utf8 } from './bytes';

/** The length of what is sealed tells no more than this about the text, in bytes. */
const PADDED_TO = 1_024;

/**
 * Whether sealing to a public key keeps anything secret: one of low order gives every sender the same, all-zero shared
 * secret (RFC 7748, section 6.1), and tweetnacl does not look.
 */
export function isSafeKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== nacl.box.publicKeyLength) return false;
  // Any scalar shows it: clamping makes each of them a multiple of the cofactor.
  return nacl.scalarMult(randomBytes(nacl.box.secretKeyLength), publicKey).some((byte) => byte !== 0);
}

/**
 * Seals text to a public key, under a key made for this alone. Spaces after it hide its length, so it is to be of a
 * kind that ignores them, such as JSON.
 *
 * @param publicKey 32 bytes
 * @throws RangeError on a key that is not safe
 */
export function sealText(publicKey: Bytes, text: string): SealedContext {
  if (!isSafeKey(publicKey)) throw new RangeError('sealing to this key would keep nothing secret');
  const plain = utf8(text);
  const padded = new Uint8Array(Math.max(1, Math.ceil(plain.length / PADDED_TO)) * PADDED_TO).fill(0x20);
  padded.set(plain);
  const nonce = randomBytes(nacl.box.nonceLength);
  const sender = nacl.box.keyPair();
  const ciphertext = nacl.box(padded, nonce, publicKey, sender.secretKey);
  sender.secretKey.fill(0);
  return {
    version: 'x25519-xsalsa20-poly1305',
    nonce: toBase64(nonce),
    ephemPublicKey: toBase64(sender.publicKey),
    ciphertext: toBase64(ciphertext),
  };
}
