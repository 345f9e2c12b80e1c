import { must } from '#lib/log/verify';
import { presetFor } from '#lib/protocol/chains';
import type { ChainAnchor } from '#lib/protocol/proof';
import { chainIdOf, findTimestamping, timestampOf } from './chain';
import { createRpc } from './rpc';

export interface AnchorCheck {
  /** A node of the anchor's chain. It is believed: whoever verifies picks one they trust, or asks several. */
  rpcUrl: string;
  /**
   * EAS, where it is not the one that Satchel knows on that chain. The contract that a proof names is never taken
   * on its word: a contract of the prover's own could name any time.
   */
  eas?: string | undefined;
  fetchFn?: typeof fetch | undefined;
}

/**
 * Checks with a node that the chain took a root when and where an anchor says.
 *
 * @throws ProofError with a fault that begins with `anchor-`, or WalletError `chain-unreachable`,
 *   `chain-rejected` or `chain-mismatch` when the node is of no use.
 */
export async function verifyAnchor(anchor: ChainAnchor, root: string, check: AnchorCheck): Promise<void> {
  const { chainId, eas, txHash, block, time } = anchor;
  const rpc = createRpc(check.rpcUrl, check.fetchFn);
  must((await chainIdOf(rpc)) === chainId, 'anchor-chain');
  const known = check.eas ?? presetFor(chainId)?.eas;
  must(known?.toLowerCase() === eas.toLowerCase(), 'anchor-contract');
  const chainTime = await timestampOf(rpc, eas, root);
  must(chainTime > 0, 'anchor-missing');
  must(chainTime === time, 'anchor-time');
  const found = await findTimestamping(rpc, eas, root, block, block);
  must(found?.txHash === txHash && found.block === block, 'anchor-transaction');
}
