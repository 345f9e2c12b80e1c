import type { ChainConfig } from '#lib/protocol/views';
import { type AnchorRow, isDone, newRow, type OutboxStore } from './row';

/** Whether a row is on the chain, and at the contract, that the person chose. */
export const isOn = (row: AnchorRow, { chainId, eas }: ChainConfig): boolean =>
  row.chainId === chainId && row.eas.toLowerCase() === eas.toLowerCase();

/**
 * Whether a row counts for the chosen chain. One for which nothing was ever signed goes to whatever chain is chosen;
 * any other stays on its chain, because what was signed there stays valid there.
 */
export function isFor(row: AnchorRow, chain: ChainConfig): boolean {
  if (isOn(row, chain)) return true;
  return !isDone(row) && (row.nonces.length === 0 || chain.network === 'off');
}

/**
 * Lets rows of another chain rest until that is chosen again, and starts the newest of their roots,
 * which covers what the others do, and each of their tags over on the chain that is chosen now.
 */
export async function startOver(store: OutboxStore, chain: ChainConfig, now: number): Promise<void> {
  const rows = await store.list();
  const strays = rows.filter((row) => !isDone(row) && !isFor(row, chain)).sort((a, b) => b.size - a.size);
  for (const stray of strays.filter(({ waiting, nextTryAt }) => waiting !== null || nextTryAt !== null)) {
    await store.put({ ...stray, waiting: null, detail: null, nextTryAt: null });
  }
  const newest = strays.find(({ grant }) => grant === undefined);
  const isCovered = rows.some((row) => row.grant === undefined && isFor(row, chain) && row.size >= (newest?.size ?? 0));
  if (newest && !isCovered) await store.put(newRow(newest, chain, now));
  for (const tag of strays.filter(({ grant }) => grant !== undefined)) {
    const isThere = rows.some((row) => row.root === tag.root && isFor(row, chain));
    if (!isThere) await store.put(newRow(tag, chain, now));
  }
}
