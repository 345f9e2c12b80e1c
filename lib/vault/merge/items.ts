import { type Item, WalletError } from '#lib/protocol/index';
import type { Draft } from '../draft';
import type { ItemLine } from '../file/lines';
import type { Leaf, Version } from '../records';
import { classOf, type Sensitive } from '../sensitivity';
import type { Held } from './held';
import { isSame } from './records';
import { revisedOf, saysTheSame, shownOf, unseenOf, versionOf } from './versions';

/** What becomes of an item when a file comes in. */
export const FATES = ['new', 'changed', 'conflict', 'deleted', 'same'] as const;
export type Fate = (typeof FATES)[number];

export interface WeighedItem {
  id: string;
  fate: Fate;
  before: Item | null;
  /** What is shown afterwards; null where it is deleted. */
  after: Item | null;
  versions: Version[];
  /** Whether the vault holds all of it already. */
  held: boolean;
}

/** Every version of an item that the vault holds: shown, beside it, or deleted. */
export async function heldVersions(vault: Held, id: string): Promise<Version[]> {
  const { shown, beside, gone } = await vault.keptOf(id);
  return [
    ...(shown ? [versionOf(shown.value, shown.leaves)] : []),
    ...(beside?.value ?? []),
    ...(gone ? [{ item: null, gone: gone.value, leaves: gone.leaves }] : []),
  ];
}

/**
 * What an item of a file and the vault's own come to. Reads only.
 *
 * @param keep entries that may be taken with it
 */
export async function weighItem(vault: Held, line: ItemLine, keep: (leaf: Leaf) => boolean): Promise<WeighedItem> {
  const { id } = line;
  if (line.versions.some(({ item }) => item !== null && item.id !== id)) {
    throw new WalletError('file-content', 'an item has two ids');
  }
  const held = unseenOf(await heldVersions(vault, id));
  const incoming = line.versions.map((version) => ({ ...version, leaves: version.leaves.filter(keep) }));
  const versions = unseenOf([...held, ...incoming]);
  const [before, after] = [shownOf(held)?.item ?? null, shownOf(versions)?.item ?? null];
  const fate = fateOf(held, versions, before, after);
  return { id, fate, before, after, versions, held: held.length === versions.length && isSame(held, versions) };
}

function fateOf(held: Version[], versions: Version[], before: Item | null, after: Item | null): Fate {
  const names = (list: Version[]) => list.map((version) => JSON.stringify(revisedOf(version).rev)).join();
  if (names(held) === names(versions)) return 'same';
  if (choicesIn(versions).length > 1) return 'conflict';
  if (after === null) return before === null ? 'same' : 'deleted';
  return before === null ? 'new' : 'changed';
}

/** Versions that differ in what they say, the shown one first: what a person has to choose from. */
export function choicesIn(versions: readonly Version[]): Version[] {
  const shown = shownOf(versions);
  const rest = unseenOf(versions).filter((version) => version.item?.rev !== shown?.item?.rev);
  const choices: Version[] = shown ? [shown] : [];
  for (const version of rest) if (!choices.some((known) => saysTheSame(known, version))) choices.push(version);
  return choices;
}

/** Writes what was weighed. The entries of the versions' own logs stay with them. */
export function putItem(draft: Draft, { id, versions }: WeighedItem, sensitive: Sensitive): void {
  for (const version of versions) draft.witness(revisedOf(version).rev);
  const main = shownOf(versions) ?? versions[0];
  const beside = versions.filter((version) => version !== main);
  draft.delete('items', id);
  draft.delete('tombstones', id);
  draft.delete('conflicts', id);
  if (main?.item) {
    const keyClass = classOf([main.item], sensitive);
    draft.put('items', id, main.item, { keyClass, leaves: main.leaves });
  } else if (main?.gone) draft.put('tombstones', id, main.gone, { leaves: main.leaves });
  if (beside.length === 0) return;
  const texts = beside.flatMap(({ item }) => item ?? []);
  draft.put('conflicts', id, beside, { keyClass: classOf(texts, sensitive) });
}
