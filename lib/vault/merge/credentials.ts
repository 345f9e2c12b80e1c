import type { CredentialRecord, IssuedRecord, PresentationRecord, RemovedCredential } from '../records';
import { larger } from './records';

type Kept = CredentialRecord | RemovedCredential;

/** What two installations' memberships come to: the later of adding and removing. Each knows the group's tree for itself. */
export function mergeCredentials(held: Kept, other: Kept): Kept {
  if ('removed' in held) {
    if ('removed' in other) return { ...held, removed: Math.max(held.removed, other.removed) };
    return other.added > held.removed ? { ...other, tree: held.record?.tree ?? null } : held;
  }
  if ('removed' in other) return held.added > other.removed ? held : { ...other, record: held };
  const { tree } = held;
  return { ...larger({ ...held, tree: null }, { ...other, tree: null }), tree };
}

/** What was shown is what it was. */
export const mergePresentations = (held: PresentationRecord, _other: PresentationRecord): PresentationRecord => held;

type Member = IssuedRecord['members'][number];

/**
 * Everyone that either installation let into the group, in the order of the list that was signed last, the others after
 * them; removed on one is removed. The tree as it is kept here stays: the next signing brings it to this.
 */
export function mergeIssued(held: IssuedRecord, other: IssuedRecord): IssuedRecord {
  const [first, second] = inOrder(held, other);
  const others = new Map(second.members.map((member) => [admission(member), member]));
  const members = first.members.map((member) => {
    const same = others.get(admission(member));
    others.delete(admission(member));
    return same ? oneMember(member, same) : member;
  });
  const active = new Set(members.flatMap(({ commitment, removedAt }) => (removedAt === null ? commitment : [])));
  for (const member of others.values()) if (!active.has(member.commitment)) members.push(member);
  return { ...first, members, treeSize: held.treeSize };
}

/** Somebody may come back: then there are two of them. */
const admission = ({ commitment, at }: Member): string => `${at} ${commitment}`;

/** The one whose list is the later first: who is on it keeps the place there. */
function inOrder(a: IssuedRecord, b: IssuedRecord): [IssuedRecord, IssuedRecord] {
  const order = (a.signed?.head.at ?? 0) - (b.signed?.head.at ?? 0) || a.members.length - b.members.length;
  const isFirst = order !== 0 ? order > 0 : larger({ ...a, treeSize: 0 }, { ...b, treeSize: 0 }).members === a.members;
  return isFirst ? [a, b] : [b, a];
}

function oneMember(a: Member, b: Member): Member {
  const [x, y] = [a.removedAt, b.removedAt];
  const removedAt = x === null || y === null ? (x ?? y) : Math.min(x, y);
  return { ...larger({ ...a, removedAt: null }, { ...b, removedAt: null }), removedAt };
}
