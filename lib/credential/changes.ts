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

/** How many could have made a proof: an empty place hides nobody, and a member on many places is one. */
export const peopleIn = (members: readonly bigint[]): number => new Set(members.filter((member) => member !== 0n)).size;

/** Where a member stands; null where it does not. */
export function placeOf(members: readonly bigint[], commitment: string): KnownTree['leaf'] {
  const at = members.indexOf(BigInt(commitment));
  return at === -1 ? null : at;
}
