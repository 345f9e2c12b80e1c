import type { ChainConfig } from '#lib/protocol/views';
import { chainIdOf, nonceOf } from './chain';
import type { AnchorRow } from './row';
import { createRpc } from './rpc';
import { anchorAddress } from './sign';

/** Transactions of the anchoring account on one chain. */
export interface Sent {
  /** That the chain has in blocks. */
  found: number;
  /** That this wallet signed, as far as it remembers. */
  known: number;
}

/**
 * Compares what the chain has of the anchoring account with what the wallet remembers: more there than here was sent by a
 * later state of the wallet, or by another installation with the same words.
 *
 * @param key 32 bytes as hex with 0x
 * @returns null where no account pays, or the node is on another chain
 * @throws WalletError of the chain's reads
 */
export async function sentBy(
  key: string,
  { network, chainId, rpcUrl }: ChainConfig,
  rows: readonly AnchorRow[],
  fetchFn?: typeof fetch,
): Promise<Sent | null> {
  if (network === 'off' || rpcUrl === '') return null;
  const rpc = createRpc(rpcUrl, fetchFn);
  if ((await chainIdOf(rpc)) !== chainId) return null;
  const nonces = rows.filter((row) => row.chainId === chainId).flatMap((row) => row.nonces);
  const found = await nonceOf(rpc, anchorAddress(key), 'latest');
  return { found, known: nonces.reduce((most, nonce) => Math.max(most, nonce + 1), 0) };
}
