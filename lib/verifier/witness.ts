/** Asks whoever says when a digest was there: a chain's node, or a server of Bitcoin's blocks. */
import { verifyAnchor } from '#lib/anchor/verify';
import { isLiveEas } from '#lib/protocol/chains';
import type { ChainAnchor, ProofFile } from '#lib/protocol/proof';
import { reasonOf, silent, type Witnessed } from './witnessed';

export interface VerifyOptions {
  /** A node of the anchor's chain, trusted by whoever verifies. Without it the anchor is not checked. */
  rpcUrl?: string;
  /** EAS as whoever verifies knows it, on a chain that Satchel does not know or on a development chain. */
  eas?: string;
  /**
   * A server of Bitcoin's block headers (Esplora's interface), believed in nothing but which block has a height.
   * Without it a stamp is not checked further than to the block that it names.
   */
  headers?: string;
  fetchFn?: typeof fetch;
}

export function askWitness(
  anchor: ProofFile['anchor'],
  digest: string,
  options: VerifyOptions,
): Witnessed | Promise<Witnessed> {
  if (!anchor) return silent('not-anchored');
  return anchor.kind === 'eas-timestamp' ? askChain(anchor, digest, options) : askBitcoin(anchor.ots, digest, options);
}

async function askChain(
  anchor: ChainAnchor,
  root: string,
  { rpcUrl, eas, fetchFn }: VerifyOptions,
): Promise<Witnessed> {
  const live = isLiveEas(anchor.chainId, anchor.eas);
  if (!rpcUrl) return silent('not-checked', live, anchor.block);
  const reason = await reasonOf(() => verifyAnchor(anchor, root, { rpcUrl, eas, fetchFn }));
  return { reason, at: reason === null ? anchor.time : null, live, block: anchor.block };
}

/** Brought in only where a proof has a stamp: most are checked without. @param ots base64 */
export async function askBitcoin(ots: string, digest: string, options: VerifyOptions): Promise<Witnessed> {
  const { checkStamp } = await import('./stamp');
  return checkStamp(ots, digest, options);
}
