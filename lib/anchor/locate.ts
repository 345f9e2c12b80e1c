import { WalletError } from '#lib/protocol/errors';
import { blockAt, findTimestamping } from './chain';
import type { Rpc } from './rpc';

/** Blocks of the fastest chain that can share one second, with room to spare. */
const BLOCKS_A_SECOND = 20;

/**
 * Finds the transaction that anchored a root when it was not our own: someone may copy ours and be faster.
 * Goes to the block by its time, halving, because public nodes refuse log searches over a whole chain.
 *
 * @param time what EAS answers for the root, Unix seconds.
 * @throws WalletError `chain-mismatch` when the node has no such transaction.
 */
export async function locate(
  rpc: Rpc,
  eas: string,
  root: string,
  time: number,
): Promise<{ txHash: string; block: number }> {
  const head = (await blockAt(rpc, 'latest'))?.number ?? 0;
  let [low, high] = [0, head];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const block = await blockAt(rpc, middle);
    if (block && block.time < time) low = middle + 1;
    else high = middle;
  }
  const found = await findTimestamping(rpc, eas, root, low, Math.min(low + BLOCKS_A_SECOND, head));
  if (!found) throw new WalletError('chain-mismatch', 'the node has a time for the root but no transaction');
  return found;
}
