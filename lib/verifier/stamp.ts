/** Checks stamps of OpenTimestamps, in a file of its own: `scripts/verifier.mjs` builds it beside the rest. */
import { readStamp, verifyStamp } from '#lib/anchor/ots/verify';
import { fromBase64, fromHex, toBase64 } from '#lib/crypto/bytes';
import type { VerifyOptions } from './witness';
import { reasonOf, silent, type Witnessed } from './witnessed';

/**
 * Whether a stamp is of a digest, to which block of Bitcoin it leads, and, where there is a server to ask, whether that
 * block holds it. Never throws.
 *
 * @param ots the standard file, base64
 * @param digest 32 bytes, hex
 */
export async function checkStamp(
  ots: string,
  digest: string,
  { headers, fetchFn }: Pick<VerifyOptions, 'headers' | 'fetchFn'>,
): Promise<Witnessed> {
  const bytes = bytesOf(ots);
  if (!bytes) return silent('stamp-bad');
  let blocks: readonly number[] = [];
  const reason = await reasonOf(() => {
    blocks = readStamp(bytes, fromHex(digest)).blocks;
  });
  if (reason !== null) return silent(reason);
  const [block] = blocks;
  if (block === undefined) return silent('stamp-pending');
  if (!headers) return silent('not-checked', false, block);
  let witnessed = silent('internal');
  const failure = await reasonOf(async () => {
    const { height, time, live } = await verifyStamp(bytes, fromHex(digest), headers, fetchFn);
    witnessed = { reason: null, at: time, live, block: height };
  });
  return failure === null ? witnessed : silent(failure, false, block);
}

/** Null for what is not the one spelling: whoever alters a character has another file. */
function bytesOf(base64: string): Uint8Array | null {
  try {
    const bytes = fromBase64(base64);
    return toBase64(bytes) === base64 ? bytes : null;
  } catch {
    return null;
  }
}
