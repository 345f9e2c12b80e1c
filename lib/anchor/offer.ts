import { WalletError } from '#lib/protocol/errors';
import * as chain from './chain';
import { encodeTimestamp } from './eas';
import { habitsOf } from './habits';
import type { AnchorRow } from './row';
import type { Rpc } from './rpc';
import { anchorAddress, type Fees, readSigned, signAnchor } from './sign';
import type { Surroundings, Transition } from './transition';

/** What every transaction takes (Ethereum yellow paper, G_transaction). */
const LEAST_GAS = 21_000n;

/**
 * Signs a row's transaction, at the nonce that the row has where it has one: of all that were signed for one
 * nonce, a chain takes one at most.
 *
 * @param outbid a signed transaction that a node may hold already: the new one offers an eighth more.
 * @throws WalletError `locked`, `chain-no-funds`, `chain-fee-cap`, `chain-rejected`, or `chain-many-tries` when the row would need
 *   one more nonce than it may use.
 */
export async function offer(row: AnchorRow, around: Surroundings, outbid: string | null): Promise<Transition> {
  const key = await around.key();
  if (key === null) throw new WalletError('locked');
  const from = anchorAddress(key);
  const balance = await chain.balanceOf(around.rpc, from);
  if (balance === 0n) throw new WalletError('chain-no-funds');
  const fees = await priceOf(row, from, around.rpc, outbid);
  const cost = fees.gas * fees.maxFee;
  if (cost > habitsOf(row.chainId).feeCapWei) throw new WalletError('chain-fee-cap');
  if (cost > balance) throw new WalletError('chain-no-funds');
  const nonce = row.nonce ?? (await chain.nonceOf(around.rpc, from, 'pending'));
  const nonces = row.nonces.includes(nonce) ? row.nonces : [...row.nonces, nonce];
  if (nonces.length > row.mostNonces) throw new WalletError('chain-many-tries');
  const signed = signAnchor(key, { chainId: row.chainId, eas: row.eas, root: row.root, nonce }, fees);
  return { change: { ...signed, nonces, state: 'queued', signedAt: around.now(), passedAt: null } };
}

/** Twice the base fee outlasts six full blocks in a row (EIP-1559 raises it by an eighth a block). */
export async function priceOf(
  row: Pick<AnchorRow, 'eas' | 'root'>,
  from: string,
  rpc: Rpc,
  outbid: string | null,
): Promise<Fees> {
  const head = await chain.blockAt(rpc, 'latest');
  if (head?.baseFee == null) throw new WalletError('chain-mismatch', 'the chain names no base fee');
  const tip = await chain.tipOf(rpc);
  const maxFee = 2n * head.baseFee + tip;
  if (outbid) {
    const old = readSigned(outbid);
    return { gas: old.gas, tip: larger(tip, raised(old.tip)), maxFee: larger(maxFee, raised(old.maxFee)) };
  }
  const estimate = await chain.gasFor(rpc, from, row.eas, encodeTimestamp(row.root));
  // For less no fee is too high: the cap would hold nothing back.
  if (estimate < LEAST_GAS)
    throw new WalletError('chain-rejected', 'the node names less gas than any transaction takes');
  return { gas: (estimate * 5n) / 4n, tip, maxFee };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
/** An eighth more, rounded up: nodes take no replacement for less. */
const raised = (wei: bigint): bigint => (wei * 9n + 7n) / 8n;
