/**
 * Versions of one item, across devices. A version names what it builds on: by device, the newest revision of the
 * item that it has seen. That is a version vector (Parker et al. 1983); its last element is the version's own
 * revision. A version that another one has seen gives way to it; two that have not seen each other both stay.
 */
import { type Bytes, toHex, utf8 } from '#lib/crypto/bytes';
import { sha256 } from '#lib/crypto/hash';
import { type Item, REMARKS, type Revision, type Seen, WalletError } from '#lib/protocol/index';
import type { Leaf, Tombstone, Version } from '../records';
import { isSame } from './records';

type Reading = Pick<Revision, 't' | 'c'>;
/** Anything that carries a revision: an item or a tombstone. */
type Revised = Pick<Tombstone, 'rev' | 'seen'>;

/** The item, or what is left of it. @throws WalletError `vault-corrupt` on a version with neither */
export function revisedOf({ item, gone }: Version): Revised {
  const revised = item ?? gone;
  if (!revised) throw new WalletError('vault-corrupt', 'a version of an item is empty');
  return revised;
}

/** Everything that a version has seen, its own revision included. */
export function vectorOf({ rev, seen }: Revised): Seen {
  const known = seen?.[rev.d];
  const own = { t: rev.t, c: rev.c };
  return { ...seen, [rev.d]: known && isLater(known, own) ? known : own };
}

/** Whether `a` was written with the knowledge of `b`, or is `b`. */
export function covers(a: Revised, b: Revised): boolean {
  const vector = vectorOf(a);
  return Object.entries(vectorOf(b)).every(([device, reading]) => {
    const mine = Object.hasOwn(vector, device) ? vector[device] : undefined;
    return mine !== undefined && !isLater(reading, mine);
  });
}

/**
 * Those versions that no other has seen, newest first. It depends on the set alone, so that any order of merging
 * gives the same.
 */
export function unseenOf(versions: readonly Version[]): Version[] {
  const distinct = new Map<string, Version>();
  for (const version of versions) {
    const { rev } = revisedOf(version);
    const key = `${rev.t}/${rev.c}/${rev.d}`;
    const known = distinct.get(key);
    distinct.set(key, known ? oneOf(known, version) : version);
  }
  const all = [...distinct.values()];
  const isSeen = (version: Version) =>
    all.some((other) => other !== version && covers(revisedOf(other), revisedOf(version)));
  return all.filter((version) => !isSeen(version)).sort(byRevision);
}

/** Two copies of one version: they differ only in which log entries are still held. */
function oneOf(a: Version, b: Version): Version {
  const [first, second] = JSON.stringify([a.item, a.gone]) >= JSON.stringify([b.item, b.gone]) ? [a, b] : [b, a];
  return { ...first, leaves: joinLeaves(first.leaves, second.leaves) };
}

/** Leaves of both, each once, in a fixed order. */
export function joinLeaves(a: readonly Leaf[], b: readonly Leaf[]): Leaf[] {
  const all = new Map([...a, ...b].map((leaf) => [`${leaf.log}/${leaf.index}`, leaf]));
  return [...all.values()].sort((x, y) => (x.log === y.log ? x.index - y.index : x.log < y.log ? -1 : 1));
}

/** The version that is shown and searched: the newest that is not a deletion. Null where all are. */
export const shownOf = (versions: readonly Version[]): Version | null =>
  [...versions].sort(byRevision).find(({ item }) => item !== null) ?? null;

/** Whether two versions say the same, so that there is nothing to choose. */
export function saysTheSame(a: Version, b: Version): boolean {
  return hasSameWords(a, b) && REMARKS.every((name) => isSame(a.item?.[name], b.item?.[name]));
}

/** Whether two versions have the same words, so that neither has to become an item of its own. */
export function hasSameWords({ item: a }: Version, { item: b }: Version): boolean {
  return a?.text === b?.text && a?.category === b?.category && isSame(a?.details, b?.details);
}

/** What a version that `device` writes next has seen, when it takes the place of these. */
export function seenAfter(replaced: readonly Revised[], device: string): { seen?: Seen } {
  const seen: Seen = {};
  for (const [by, reading] of replaced.flatMap((each) => Object.entries(vectorOf(each)))) {
    const known = seen[by];
    if (by !== device && (!known || isLater(reading, known))) seen[by] = reading;
  }
  return Object.keys(seen).length > 0 ? { seen } : {};
}

/** Newest first; the device breaks a tie, so that every installation sorts alike. */
export function byRevision(a: Version, b: Version): number {
  const [x, y] = [revisedOf(a).rev, revisedOf(b).rev];
  return y.t - x.t || y.c - x.c || (x.d < y.d ? 1 : x.d > y.d ? -1 : 0);
}

const isLater = (a: Reading, b: Reading): boolean => a.t > b.t || (a.t === b.t && a.c > b.c);

/** An item as a version. */
export const versionOf = (item: Item, leaves: Version['leaves'] = []): Version => ({ item, gone: null, leaves });

/**
 * Id of the item that a version beside the chosen one becomes when both are kept. Two devices that decide alike
 * make the same item.
 *
 * @returns a UUID of version 8 (RFC 9562): SHA-256 of item id and revision
 */
export function copyId(id: string, { t, c, d }: Revision): string {
  const bytes: Bytes = sha256(utf8(JSON.stringify(['satchel-copy', id, t, c, d]))).slice(0, 16);
  const view = new DataView(bytes.buffer);
  view.setUint8(6, 0x80 | (view.getUint8(6) & 0x0f));
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f));
  return toHex(bytes)
    .slice(2)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
