import { WalletError } from '#lib/protocol/errors';
import * as chain from './chain';
import { habitsOf } from './habits';
import { locate } from './locate';
import { type AnchorRow, type SignedRow, UNSIGNED } from './row';
import type { Rpc } from './rpc';
import { readSigned } from './sign';
import { type Surroundings, type Transition, WAIT } from './transition';

/**
 * How long a nonce must have been used by something else, as far as one can see, until its transaction is given up.
 * Behind one address there may be nodes of which one is late: the count can come from one and the rest from another.
 */
const LAG_MS = 60_000;
const LAG_LOOK_MS = 15_000;

/** What the chain did with a row's transaction; null while nothing was done. */
export async function fateOf(row: SignedRow, around: Surroundings): Promise<Transition | null> {
  const { rpc } = around;
  const { txHash, rawTx, nonce } = row;
  const receipt = await chain.receiptOf(rpc, txHash);
  const time = await chain.timestampOf(rpc, row.eas, row.root);
  if (time > 0) {
    // Without a good receipt of ours, someone else had the same root anchored first.
    const where = receipt?.ok ? { txHash, block: receipt.block } : await locate(rpc, row.eas, row.root, time);
    return confirm(row, time, where, around);
  }
  if (receipt?.ok) throw new WalletError('chain-mismatch', 'the node has the transaction but not the root');
  if (receipt) return { change: UNSIGNED, failure: new WalletError('chain-rejected', 'the transaction failed') };
  const isPassed = (await chain.nonceOf(rpc, readSigned(rawTx).from, 'latest')) > nonce;
  if (isPassed) return afterPassing(row.passedAt, around.now());
  return row.passedAt === null ? null : { change: { passedAt: null } };
}

/** The nonce is gone, and there is neither receipt nor root: maybe only not yet here. */
function afterPassing(passedAt: number | null, now: number): Transition {
  if (passedAt === null) return { change: { passedAt: now }, pauseMs: LAG_LOOK_MS };
  return now - passedAt < LAG_MS ? { change: {}, pauseMs: LAG_LOOK_MS } : { change: UNSIGNED };
}

/** Reads the block back; confirmed once enough blocks lie on top of it. */
export async function confirm(
  row: AnchorRow,
  time: number,
  where: { txHash: string; block: number },
  { rpc, second }: Surroundings,
): Promise<Transition> {
  const block = await chain.blockAt(rpc, where.block);
  if (block?.time !== time) throw new WalletError('chain-mismatch', 'block and contract name different times');
  const head = await chain.blockAt(rpc, 'latest');
  const depth = (head?.number ?? 0) - where.block + 1;
  if (depth < habitsOf(row.chainId).confirmations) return WAIT;
  if (second) await mustAgree(second, row, time, where.block);
  return { change: { state: 'confirmed', txHash: where.txHash, block: where.block, chainTime: time } };
}

/** @throws WalletError `chain-disagree` unless another node says the same of root and block */
async function mustAgree(second: Rpc, { chainId, eas, root }: AnchorRow, time: number, block: number): Promise<void> {
  const said = await Promise.all([
    chain.chainIdOf(second),
    chain.timestampOf(second, eas, root),
    chain.blockAt(second, block),
  ]);
  if (said[0] !== chainId || said[1] !== time || said[2]?.time !== time)
    throw new WalletError('chain-disagree', 'the second node says otherwise');
}
