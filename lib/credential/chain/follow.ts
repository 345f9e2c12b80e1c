/** Follows a group on a chain, from the block that was seen last: what has come to its tree since. */
import { WalletError } from '#lib/protocol/errors';
import type { TreeChanges } from '../changes';
import { changesOf, readEvent } from './events';
import { type Ask, type Block, blockAt, type ChainGroup, logsOf, mismatch, mustBeOn, stateOf } from './node';

/** How far a tree was followed. */
export interface Seen {
  size: number;
  /** Decimal. */
  root: string;
  block: Pick<Block, 'number' | 'hash'>;
}

export interface Followed {
  changes: TreeChanges;
  /** The chain is not the one that was followed before: the tree is built anew. */
  anew: boolean;
  /** What the contract says, once the changes are in. */
  size: number;
  root: bigint;
  block: Block;
}

export interface FollowOptions {
  /** Blocks, its own included, until what is in one counts as settled. */
  confirmations: number;
  /** The first block that may hold something of the group. */
  since: number;
  signal: AbortSignal;
  onPart: (part: number) => void;
}

/**
 * Whoever calls compares the root of the grown tree with `root`: only that shows that no event was held back.
 *
 * @throws WalletError `group-mismatch` when the node's answers do not fit together; `group-missing`, `too-large`,
 *   `prover-cancelled`, `chain-unreachable`, `chain-rejected`
 */
export async function follow(
  ask: Ask,
  group: ChainGroup,
  before: Seen | null,
  { confirmations, since, signal, onPart }: FollowOptions,
): Promise<Followed> {
  await mustBeOn(ask, group.chainId);
  const head = await blockAt(ask, 'latest');
  const block = await blockAt(ask, Math.max(0, head.number - confirmations + 1));
  if (before && block.number < before.block.number) throw mismatch('the node is behind');
  const same = before !== null && (await blockAt(ask, before.block.number)).hash === before.block.hash;
  const size = same ? before.size : 0;
  const from = same ? before.block.number + 1 : since;
  const logs = from > block.number ? [] : await logsOf(ask, group, [from, block.number], { signal, onPart });
  const events = logs.map((log) => readEvent(log, group.contract, group.number));
  const changes = changesOf(events, size);
  const state = await settled(ask, group, block);
  const root = events.at(-1)?.root ?? (same ? BigInt(before.root) : 0n);
  if (state.size !== size + changes.append.length || state.root !== root) throw mismatch('events are missing');
  return { changes, anew: before !== null && !same, size: state.size, root: state.root, block };
}

/** What the contract said at a block, which is still the same one afterwards. */
async function settled(ask: Ask, group: ChainGroup, block: Block): Promise<{ size: number; root: bigint }> {
  try {
    const state = await stateOf(ask, group, block.number);
    if ((await blockAt(ask, block.number)).hash !== block.hash) throw mismatch('the chain changed meanwhile');
    return state;
  } catch (error) {
    // Not yet there in a block that is settled: then nobody is in it.
    if (error instanceof WalletError && error.code === 'group-missing') return { size: 0, root: 0n };
    throw error;
  }
}
