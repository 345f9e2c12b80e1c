import { type Item, type Revision, WalletError } from '#lib/protocol/index';
import type { Draft } from '../draft';
import type { Vault } from '../vault';
import { heldVersions } from './items';
import { copyId, hasSameWords, revisedOf, seenAfter } from './versions';

/**
 * The person chose between versions of an item.
 *
 * @param keep the version that stays; null where it is the deletion
 * @param both the other versions become items of their own
 * @returns what the item becomes, null where it is deleted, and the copies; nothing is written
 * @throws WalletError `not-found` when that version is not there any more
 */
export async function resolve(
  vault: Vault,
  draft: Draft,
  id: string,
  keep: Revision,
  both: boolean,
): Promise<{ before: Item | null; item: Item | null; copies: Item[] }> {
  const versions = await heldVersions(vault, id);
  const chosen = versions.find((version) => sameRevision(revisedOf(version).rev, keep));
  if (versions.length < 2 || !chosen) throw new WalletError('not-found', 'there is nothing to choose any more');
  const rev = draft.revision();
  const seen = seenAfter(versions.map(revisedOf), draft.state.deviceId);
  const before = (await vault.get('items', id))?.value ?? null;
  draft.delete('conflicts', id);
  draft.delete('tombstones', id);
  const others = both ? versions.filter((version) => !hasSameWords(version, chosen)) : [];
  const copies = others.flatMap(({ item }) => {
    if (!item) return [];
    const { seen: _seen, ...words } = item;
    return [{ ...words, id: copyId(id, item.rev), rev: draft.revision() }];
  });
  if (chosen.item) {
    const { seen: _seen, ...words } = chosen.item;
    return { before, item: { ...words, rev, ...seen }, copies };
  }
  draft.put('tombstones', id, { rev, ...seen });
  return { before, item: null, copies };
}

const sameRevision = (a: Revision, b: Revision): boolean => a.t === b.t && a.c === b.c && a.d === b.d;
