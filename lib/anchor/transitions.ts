/**
 * The outbox's transitions. Each looks at one row and at the chain, and answers what to write down;
 * none writes by itself, so the engine makes every change durable before the next one happens.
 *
 *   queued --prepare--> queued and signed --broadcast--> sent --settle--> confirmed
 *      ^------------------------------------------------------- refused, replaced, reverted
 *                            ^--------------------------------- forgotten by the chain (same transaction again)
 */
import { WalletError } from '#lib/protocol/errors';
import * as chain from './chain';
import { encodeTimestamp } from './eas';
import { locate } from './locate';
import { habitsOf } from './presets';
import { type AnchorRow, UNSIGNED } from './row';
import { type Rpc, RpcRefusal } from './rpc';
import { anchorAddress, type Fees, readSigned, signAnchor } from './sign';

export interface Surroundings {
  rpc: Rpc;
  key: () => Promise<string | null>;
  now: () => number;
}

/** What to write down, and why it did not go on. No change and no failure: look again later. */
export interface Transition {
  change: Partial<AnchorRow>;
  failure?: WalletError;
}

/** A transaction that no block took for this long is offered again for more. */
const STUCK_MS = 10 * 60_000;

const WAIT: Transition = { change: {} };

export function advance(row: AnchorRow, around: Surroundings): Promise<Transition> {
  if (row.state === 'sent') return settle(row, around);
  return row.rawTx === null ? prepare(row, around) : broadcast(row.rawTx, around);
}

/** Signs, unless the root is there already. */
async function prepare(row: AnchorRow, around: Surroundings): Promise<Transition> {
  const time = await chain.timestampOf(around.rpc, row.eas, row.root);
  if (time > 0) return confirm(row, time, await locate(around.rpc, row.eas, row.root, time), around.rpc);
  return sign(row, around, null);
}

/**
 * @param replaced a signed transaction that the new one takes the place of: same nonce, an eighth more.
 * @throws WalletError `locked`, `chain-no-funds` or `chain-fee-cap`.
 */
async function sign(row: AnchorRow, around: Surroundings, replaced: string | null): Promise<Transition> {
  const key = await around.key();
  if (key === null) throw new WalletError('locked');
  const from = anchorAddress(key);
  const balance = await chain.balanceOf(around.rpc, from);
  if (balance === 0n) throw new WalletError('chain-no-funds');
  const fees = await priceOf(row, from, around.rpc, replaced);
  const cost = fees.gas * fees.maxFee;
  if (cost > habitsOf(row.chainId).feeCapWei) throw new WalletError('chain-fee-cap');
  if (cost > balance) throw new WalletError('chain-no-funds');
  const nonce = replaced && row.nonce !== null ? row.nonce : await chain.nonceOf(around.rpc, from, 'pending');
  const signed = signAnchor(key, { chainId: row.chainId, eas: row.eas, root: row.root, nonce }, fees);
  return { change: { ...signed, state: 'queued', signedAt: around.now() } };
}

/** Twice the base fee outlasts six full blocks in a row (EIP-1559 raises it by an eighth a block). */
async function priceOf(row: AnchorRow, from: string, rpc: Rpc, replaced: string | null): Promise<Fees> {
  const head = await chain.blockAt(rpc, 'latest');
  if (head?.baseFee == null) throw new WalletError('chain-mismatch', 'the chain names no base fee');
  const tip = await chain.tipOf(rpc);
  const maxFee = 2n * head.baseFee + tip;
  if (replaced) {
    const old = readSigned(replaced);
    return { gas: old.gas, tip: larger(tip, raised(old.tip)), maxFee: larger(maxFee, raised(old.maxFee)) };
  }
  const estimate = await chain.gasFor(rpc, from, row.eas, encodeTimestamp(row.root));
  return { gas: (estimate * 5n) / 4n, tip, maxFee };
}

/** Sends what was signed and written down. A node that has it already, or has mined it, is no failure. */
async function broadcast(rawTx: string, { rpc }: Surroundings): Promise<Transition> {
  try {
    await rpc('eth_sendRawTransaction', [rawTx]);
  } catch (error) {
    if (!(error instanceof RpcRefusal)) throw error;
    if (/insufficient funds/i.test(error.message)) throw new WalletError('chain-no-funds', error.message);
    // Nodes have no codes for these; their words are common to geth, reth, nethermind, erigon and anvil.
    const isThere = /already known|already imported|known transaction|alreadyknown|nonce too low/i.test(error.message);
    if (!isThere) return { change: UNSIGNED, failure: error };
  }
  return { change: { state: 'sent' } };
}

/** Finds out what became of a transaction that was sent. */
async function settle(row: AnchorRow, around: Surroundings): Promise<Transition> {
  const { rpc } = around;
  const { txHash, rawTx, nonce } = row;
  if (txHash === null || rawTx === null || nonce === null) return { change: UNSIGNED };
  const receipt = await chain.receiptOf(rpc, txHash);
  const time = await chain.timestampOf(rpc, row.eas, row.root);
  if (time > 0) {
    // Without a good receipt of ours, someone else had the same root anchored first.
    const where = receipt?.ok ? { txHash, block: receipt.block } : await locate(rpc, row.eas, row.root, time);
    return confirm(row, time, where, rpc);
  }
  if (receipt?.ok) throw new WalletError('chain-mismatch', 'the node has the transaction but not the root');
  if (receipt) return { change: UNSIGNED, failure: new WalletError('chain-rejected', 'the transaction failed') };
  const isReplaced = (await chain.nonceOf(rpc, readSigned(rawTx).from, 'latest')) > nonce;
  if (isReplaced) return { change: UNSIGNED };
  if (!(await chain.knowsTx(rpc, txHash))) return { change: { state: 'queued' } };
  if (around.now() - (row.signedAt ?? 0) > STUCK_MS) return sign(row, around, rawTx);
  return WAIT;
}

/** Reads the block back; confirmed once enough blocks lie on top of it. */
async function confirm(
  row: AnchorRow,
  time: number,
  where: { txHash: string; block: number },
  rpc: Rpc,
): Promise<Transition> {
  const block = await chain.blockAt(rpc, where.block);
  if (block?.time !== time) throw new WalletError('chain-mismatch', 'block and contract name different times');
  const head = await chain.blockAt(rpc, 'latest');
  const depth = (head?.number ?? 0) - where.block + 1;
  if (depth < habitsOf(row.chainId).confirmations) return WAIT;
  return { change: { state: 'confirmed', txHash: where.txHash, block: where.block, chainTime: time } };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
/** An eighth more, rounded up: nodes take no replacement for less. */
const raised = (wei: bigint): bigint => (wei * 9n + 7n) / 8n;
