import type { Item, Seen } from '#lib/protocol/index';
import type { Draft } from '../draft';
import type { Version } from '../records';
import type { Vault } from '../vault';
import { copyId, hasSameWords, revisedOf, seenAfter, versionOf } from './versions';

/** What a new version of an item takes the place of. */
export interface Superseded {
  /** What the new version has seen; to be spread into it. */
  seen: { seen?: Seen };
  /** Versions that said something else, as items of their own: writing one version never drops another's words. */
  copies: Item[];
}

/**
 * Prepares a new version of an item: it takes the place of every version that this installation holds.
 *
 * @param before the version that the person had before them, or null where there was only a deletion
 */
export async function supersede(vault: Vault, draft: Draft, id: string, before: Item | null): Promise<Superseded> {
  const { deviceId } = draft.state;
  const gone = (await vault.get('tombstones', id))?.value ?? null;
  const beside = (await vault.get('conflicts', id))?.value ?? [];
  const shown = before ? [versionOf(before)] : [];
  const replaced = [...shown, ...beside].map(revisedOf);
  if (gone) {
    replaced.push(gone);
    draft.delete('tombstones', id);
  }
  if (beside.length > 0) draft.delete('conflicts', id);
  return { seen: seenAfter(replaced, deviceId), copies: await copiesOf(vault, draft, id, shown, beside) };
}

async function copiesOf(vault: Vault, draft: Draft, id: string, shown: Version[], beside: Version[]): Promise<Item[]> {
  const copies: Item[] = [];
  for (const version of beside) {
    const { item } = version;
    if (!item || shown.some((known) => hasSameWords(known, version))) continue;
    const copy = copyId(id, item.rev);
    if (await vault.get('items', copy)) continue;
    const { seen: _seen, ...words } = item;
    copies.push({ ...words, id: copy, rev: draft.revision() });
  }
  return copies;
}
