import { sha256 as nobleSha256 } from '@noble/hashes/sha2';
import type { Bytes } from './bytes';

/**
 * SHA-256 (FIPS 180-4) over the parts in order, 32 bytes.
 * Synchronous: one inclusion proof takes dozens of small hashes, and awaiting WebCrypto for each costs more.
 */
export function sha256(...parts: Uint8Array[]): Bytes {
  const hash = nobleSha256.create();
  for (const part of parts) hash.update(part);
  return hash.digest() as Bytes;
}
