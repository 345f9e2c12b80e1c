import { type ChainConfig, type PublishQuote, WalletError } from '#lib/protocol/index';
import { chainIdOf } from './chain';
import { priceOf } from './offer';
import { createRpc } from './rpc';
import { anchorAddress } from './sign';

/**
 * What it would cost now to have 32 bytes noted on the chain.
 *
 * @param key 32 bytes as hex with 0x
 * @param data 32 bytes, hex
 * @throws WalletError `chain-not-configured`, or what the chain's reads throw
 */
export async function quoteFor(
  data: string,
  key: string,
  { network, chainId, rpcUrl, eas }: ChainConfig,
  fetchFn?: typeof fetch,
): Promise<PublishQuote> {
  if (network === 'off' || rpcUrl === '' || eas === '') throw new WalletError('chain-not-configured');
  const rpc = createRpc(rpcUrl, fetchFn);
  if ((await chainIdOf(rpc)) !== chainId) throw new WalletError('chain-mismatch', 'the node is on another chain');
  const address = anchorAddress(key);
  const { gas, maxFee } = await priceOf({ eas, root: data }, address, rpc, null);
  return { wei: String(gas * maxFee), address, chainId };
}
