import { secp256k1 } from '@noble/curves/secp256k1';
import { addressOf } from './digest';

/**
 * Whose key signed a digest.
 *
 * @param r 32 bytes, hex with 0x; so is `s`
 * @returns address, hex in lower case
 * @throws Error on what is no signature, or on the second spelling that every signature has (EIP-2)
 */
export function recover(digest: Uint8Array, { r, s, v }: { r: string; s: string; v: number }): string {
  const signature = new secp256k1.Signature(BigInt(r), BigInt(s)).addRecoveryBit(v - 27);
  if (signature.hasHighS()) throw new RangeError('the second spelling of a signature');
  return addressOf(signature.recoverPublicKey(digest).toRawBytes(false));
}

/** r, s and v of 65 bytes in hex. */
export const splitSignature = (signature: string) => ({
  r: signature.slice(0, 66),
  s: `0x${signature.slice(66, 130)}`,
  v: Number.parseInt(signature.slice(130), 16),
});
