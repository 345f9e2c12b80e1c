import { randomBytes, toHex } from '#lib/crypto/bytes';
import { type AnchorQuote, type ChainConfig, type PublishQuote, WalletError } from '#lib/protocol/index';
import { balanceOf, chainIdOf, timestampOf } from './chain';
import { habitsOf } from './habits';
import { priceOf } from './offer';
import { createRpc } from './rpc';
import { anchorAddress } from './sign';

const DAYS = 365n;
/** Of daily proofs at today's price: what the account may hold. */
const FLOAT_YEARS = 2n;

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

/**
 * What proofs cost on the chosen chain now, and what is there to pay for them. Reads the contract too: an address that
 * is not EAS is found before anything is sent.
 *
 * @param key 32 bytes as hex with 0x
 * @throws WalletError `chain-not-configured`, `chain-mismatch`, or what the chain's reads throw
 */
export async function accountFor(key: string, config: ChainConfig, fetchFn?: typeof fetch): Promise<AnchorQuote> {
  // A root that is there already costs nothing: bytes that nobody has are asked about.
  const unknown = toHex(randomBytes(32));
  const quote = await quoteFor(unknown, key, config, fetchFn);
  const rpc = createRpc(config.rpcUrl, fetchFn);
  if ((await timestampOf(rpc, config.eas, unknown)) !== 0)
    throw new WalletError('chain-mismatch', 'the contract has a time for what nobody has');
  const balance = await balanceOf(rpc, quote.address);
  const cap = habitsOf(config.chainId).feeCapWei;
  const year = BigInt(quote.wei) * DAYS;
  const float = FLOAT_YEARS * year;
  return { ...quote, cap: String(cap), balance: String(balance), year: String(year), float: String(float) };
}
