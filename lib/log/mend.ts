import type { Bytes } from '#lib/crypto/bytes';
import { nodeHash } from './hash';
import type { StoredNode } from './merkle';

/** Answers a stored node, or null where there is none. */
type FindNode = (level: number, index: number) => Promise<Uint8Array | null>;

/**
 * Makes a node that is missing anew of those below it, down to the leaves' own hashes.
 *
 * @returns what is to be stored again, the wanted node last; null where a leaf's hash is missing: nothing else tells it
 */
export async function mendNode(level: number, index: number, find: FindNode): Promise<StoredNode[] | null> {
  if (level === 0) return null;
  const below: StoredNode[] = [];
  const sides: Uint8Array[] = [];
  for (const at of [2 * index, 2 * index + 1]) {
    const stored = await find(level - 1, at);
    const made = stored ? [] : await mendNode(level - 1, at, find);
    const hash = stored ?? made?.at(-1)?.hash;
    if (!made || !hash) return null;
    below.push(...made);
    sides.push(hash);
  }
  const [left, right] = sides as [Uint8Array, Uint8Array];
  return [...below, { level, index, hash: nodeHash(left, right) as Bytes }];
}
