import { type Followed, follow } from '#lib/credential/chain/follow';
import { chainGroupOf } from '#lib/credential/chain/group-id';
import { type Ask, aboutGroups, mismatch } from '#lib/credential/chain/node';
import type { TreeChanges } from '#lib/credential/changes';
import { presetFor, WalletError } from '#lib/protocol/index';
import type { CredentialRecord, KnownTree } from '#lib/vault/index';
import type { Trees } from '../trees';
import type { Under } from '../work';
import type { Reading, Source } from './way';

/** Where nothing is known of a chain. */
const CONFIRMATIONS = 12;
/** How much of the whole the reading of events is, as far as anybody can tell. */
const READING_PART = 0.4;

/** A node of the person's choice. */
export type Node = (rpcUrl: string) => Ask;

/** Groups whose members a Semaphore contract keeps. */
export class OnChain implements Source {
  constructor(
    private readonly trees: Trees,
    private readonly node: Node,
  ) {}

  /** @throws WalletError `group-unreachable`, `group-mismatch`, `group-missing`, `too-large`, or what the prover throws */
  async read(record: CredentialRecord, _text: string | null, under: Under): Promise<Reading> {
    const { id, source, since = 0, name } = record;
    const group = chainGroupOf(record.group);
    const before = seenOf(record.tree);
    if (!group || source === null) throw new WalletError('group-missing');
    const onPart = (part: number) => under.onPart(part * READING_PART);
    const { confirmations = CONFIRMATIONS } = presetFor(group.chainId) ?? {};
    const options = { confirmations, since, signal: under.signal, onPart };
    const followed = await aboutGroups(follow(this.node(source), group, before, options));
    const { changes, anew, size, root, block } = followed;
    const growing = { ...under, onPart: (part: number) => under.onPart(READING_PART + part * (1 - READING_PART)) };
    const grown = anew
      ? await this.trees.anew(id, before?.size ?? 0, changes.append, growing)
      : await this.trees.change(id, before?.size ?? 0, changes, growing);
    if (grown.root !== root) throw mismatch('its members are not of its root');
    const { leaf, never } = placeAfter(record, followed);
    const { number, hash, time } = block;
    const people = peopleAfter(anew ? null : record.tree, changes);
    const tree = { size, people, root: root.toString(), at: time, until: null, leaf, never, block: { number, hash } };
    return { name, grown, tree };
  }
}

const seenOf = (tree: KnownTree | null) =>
  tree?.block ? { size: tree.size, root: tree.root, block: tree.block } : null;

/** Each member stands once, and a place that was left stays empty: so does the contract see to it. */
function peopleAfter(tree: KnownTree | null, { append, replace }: TreeChanges): number {
  const before = tree ? (tree.people ?? tree.size) : 0;
  const came = append.filter((leaf) => leaf !== 0n).length;
  const left = replace.filter(([, leaf]) => leaf === 0n).length;
  return Math.max(0, before + came - left);
}

/** Where this wallet's member stands after some changes, of which it may be one. */
function placeAfter({ tree, commitment }: CredentialRecord, { changes, anew, size }: Followed) {
  const mine = BigInt(commitment);
  const kept = anew ? null : (tree?.leaf ?? null);
  const found = placeIn(changes, size - changes.append.length, mine);
  const isOver = changes.replace.some(([index, leaf]) => index === kept && leaf !== mine);
  const leaf = found ?? (isOver ? null : kept);
  const never = leaf === null && (tree?.never ?? tree === null);
  return { leaf, never };
}

function placeIn({ replace, append }: TreeChanges, size: number, mine: bigint): number | null {
  const at = append.indexOf(mine);
  if (at !== -1) return size + at;
  return replace.find(([, leaf]) => leaf === mine)?.[0] ?? null;
}
