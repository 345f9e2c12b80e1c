/**
 * What a site runs to learn from a chain what it says of a group, for `verifyPresentation`. It needs a node of that chain,
 * which is believed: whoever checks picks one they trust, or asks several.
 */
import { createRpc } from '#lib/anchor/rpc';
import { aboutGroups, groupOnChain } from '#lib/credential/chain/known';
import type { KnownGroup } from '#lib/credential/verify';
import type { Presentation } from '#lib/protocol/credential';

export interface ChainGroupOptions {
  rpcUrl: string;
  /** Unix seconds; left out, by this machine's clock. */
  now?: number;
  fetchFn?: typeof fetch;
}

/**
 * The group that a presentation names, with its newest root, and with the presentation's own where the contract still
 * takes it: by the free call of Semaphore's `verifyProof`.
 *
 * @param presentation as `readPresentation` gives it
 * @throws WalletError `group-unreachable` when the node does not answer, `group-mismatch` when it is on another chain or
 *   answers something else, `group-missing` when there is no such group, or it is on no chain
 */
export function readChainGroup(
  presentation: Presentation,
  { rpcUrl, now = Math.floor(Date.now() / 1000), fetchFn }: ChainGroupOptions,
): Promise<KnownGroup> {
  return aboutGroups(groupOnChain(createRpc(rpcUrl, fetchFn), presentation, now));
}
