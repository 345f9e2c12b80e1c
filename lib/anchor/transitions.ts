/**
 * The outbox's transitions. Each looks at one row and at the chain, and answers what to write down;
 * none writes by itself, so the engine makes every change durable before the next one happens.
 *
 *   queued --prepare--> queued and signed --broadcast--> sent --settle--> confirmed
 *      |                    |  ^ |
 *      |                    |  +-+ refused: the same bytes again, or more money at the same nonce
 *      |                    ^------------------------- forgotten by the chain: the same bytes again
 *      ^---------------------------------------------- reverted, or the nonce is gone for good
 *
 * A row holds one nonce at a time and gives it up only when the chain has used it, so that a chain which takes
 * everything that was ever signed still takes a root once.
 */
import { WalletError } from '#lib/protocol/errors';
import * as chain from './chain';
import { confirm, fateOf } from './fate';
import { locate } from './locate';
import { offer } from './offer';
import { type AnchorRow, isSigned, type SignedRow } from './row';
import { RpcRefusal } from './rpc';
import { type Surroundings, type Transition, WAIT } from './transition';

/** A transaction that no block took for this long is offered again for more. */
const STUCK_MS = 10 * 60_000;

// Nodes have no codes for these; their words are common to geth, reth, nethermind, erigon and anvil.
const IS_THERE = /already known|already imported|known transaction|alreadyknown|nonce too low/i;
const TOO_CHEAP = /underpriced|less than block base fee|fee ?too ?low|below configured minimum/i;

export function advance(row: AnchorRow, around: Surroundings): Promise<Transition> {
  if (!isSigned(row)) return prepare(row, around);
  if (row.state === 'sent') return settle(row, around);
  return row.attempts === 0 ? broadcast(row, around) : resume(row, around);
}

/** Signs, unless the root is there already. */
async function prepare(row: AnchorRow, around: Surroundings): Promise<Transition> {
  const time = await chain.timestampOf(around.rpc, row.eas, row.root);
  if (time > 0) return confirm(row, time, await locate(around.rpc, row.eas, row.root, time), around);
  return offer(row, around, null);
}

/** Sends what was signed and written down. A node that has it already, or has mined it, is no failure. */
async function broadcast(row: SignedRow, around: Surroundings): Promise<Transition> {
  try {
    await around.rpc('eth_sendRawTransaction', [row.rawTx]);
  } catch (error) {
    if (!(error instanceof RpcRefusal)) throw error;
    if (/insufficient funds/i.test(error.message)) throw new WalletError('chain-no-funds', error.message);
    if (!IS_THERE.test(error.message)) return afterRefusal(row, around, error);
  }
  return { change: { state: 'sent' } };
}

/** A refusal proves nothing: the node may have passed the transaction on. It stays the row's own. */
async function afterRefusal(row: SignedRow, around: Surroundings, failure: RpcRefusal): Promise<Transition> {
  if (!TOO_CHEAP.test(failure.message)) throw failure;
  const fate = await fateOf(row, around);
  if (fate) return fate;
  return { ...(await offer(row, around, row.rawTx)), failure };
}

/** Goes on with a transaction that an earlier try may or may not have brought to the chain. */
async function resume(row: SignedRow, around: Surroundings): Promise<Transition> {
  const fate = await fateOf(row, around);
  if (fate) return fate;
  // What a node refuses for so long may have a wrong price or gas limit: signed anew, as if for the first time.
  return isStuck(row, around) ? offer(row, around, null) : broadcast(row, around);
}

/** Finds out what became of a transaction that was sent. */
async function settle(row: SignedRow, around: Surroundings): Promise<Transition> {
  const fate = await fateOf(row, around);
  if (fate) return fate;
  if (!(await chain.knowsTx(around.rpc, row.txHash))) return { change: { state: 'queued' } };
  return isStuck(row, around) ? offer(row, around, row.rawTx) : WAIT;
}

const isStuck = (row: SignedRow, { now }: Surroundings): boolean => now() - row.signedAt > STUCK_MS;
