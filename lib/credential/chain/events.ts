/** What a chain's events say of a group's members. They come from a node that may say anything. */
import { MAX_GROUP_MEMBERS } from '#lib/protocol/credential';
import { WalletError } from '#lib/protocol/errors';
import type { TreeChanges } from '../changes';
import { isObject, mismatch } from './node';
import { TOPICS, word } from './semaphore';

/** Members that came into a row of places, or one place that changed; 0 stands for somebody who was removed. */
export interface MemberEvent {
  kind: 'added' | 'changed';
  index: number;
  leaves: bigint[];
  /** Of the tree after it. */
  root: bigint;
}

const isTopic = (value: unknown, topic: string) => typeof value === 'string' && value.toLowerCase() === topic;

/**
 * @param contract in lower case
 * @throws WalletError `group-mismatch` unless it is a log of that group's members
 */
export function readEvent(log: unknown, contract: string, group: bigint): MemberEvent {
  if (!isObject(log) || log.removed === true || !Array.isArray(log.topics)) throw mismatch('no log');
  const [topic, whose] = log.topics as unknown[];
  if (!isTopic(log.address, contract) || !isTopic(whose, `0x${word(group)}`)) throw mismatch('another group’s log');
  const words = wordsOf(log.data);
  const [first, second, third, fourth] = words;
  if (isTopic(topic, TOPICS.added) && words.length === 3) return event('added', first, [second], third);
  if (isTopic(topic, TOPICS.removed) && words.length === 3) return event('changed', first, [0n], third);
  if (isTopic(topic, TOPICS.updated) && words.length === 4) return event('changed', first, [third], fourth);
  // The list lies behind the three: its length, then what is in it.
  const isWhole = second === 96n && fourth === BigInt(words.length - 4);
  if (isTopic(topic, TOPICS.manyAdded) && isWhole) return event('added', first, words.slice(4), third);
  throw mismatch('a log of another kind');
}

function wordsOf(data: unknown): bigint[] {
  if (typeof data !== 'string' || !/^0x([0-9a-f]{64})*$/i.test(data)) throw mismatch('no data');
  return (data.slice(2).match(/.{64}/g) ?? []).map((part) => BigInt(`0x${part}`));
}

function event(
  kind: MemberEvent['kind'],
  index: bigint | undefined,
  leaves: (bigint | undefined)[],
  root: bigint | undefined,
): MemberEvent {
  if (index === undefined || root === undefined || index > MAX_GROUP_MEMBERS) throw mismatch('no such place');
  return { kind, index: Number(index), leaves: leaves.filter((leaf) => leaf !== undefined), root };
}

/**
 * What a run of events comes to for a tree: each place once, as it is in the end.
 *
 * @param size of the tree before them
 * @throws WalletError `group-mismatch` where one is missing or comes twice; `too-large`
 */
export function changesOf(events: readonly MemberEvent[], size: number): TreeChanges {
  const replace = new Map<number, bigint>();
  const append: bigint[] = [];
  for (const { kind, index, leaves } of events) {
    const next = size + append.length;
    if (kind === 'added') {
      if (index !== next) throw mismatch('members are missing');
      if (next + leaves.length > MAX_GROUP_MEMBERS) throw new WalletError('too-large');
      append.push(...leaves);
    } else {
      if (index >= next) throw mismatch('nobody was in that place');
      const [leaf = 0n] = leaves;
      if (index < size) replace.set(index, leaf);
      else append[index - size] = leaf;
    }
  }
  return { replace: [...replace], append };
}
