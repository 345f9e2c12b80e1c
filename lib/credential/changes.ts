import type { KnownTree } from '#lib/vault/index';

/** What turns one list of members into another. Null: the other one is no continuation, and the tree is built anew. */
export interface TreeChanges {
  replace: [index: number, leaf: bigint][];
  append: bigint[];
}

/** @param before the leaves as they are kept; a tree's size never shrinks */
export function changesBetween(before: readonly bigint[], after: readonly bigint[]): TreeChanges | null {
  if (after.length < before.length) return null;
  const replace = before.flatMap((leaf, i): [number, bigint][] => {
    const now = after[i] ?? 0n;
    return now === leaf ? [] : [[i, now]];
  });
  return { replace, append: after.slice(before.length) };
}

/** Where a member stands; null where it does not. */
export function placeOf(members: readonly bigint[], commitment: string): KnownTree['leaf'] {
  const at = members.indexOf(BigInt(commitment));
  return at === -1 ? null : at;
}
