import type { ItemStats } from '#lib/protocol/index';
import type { IndexHead } from '#lib/vault/index';
import type { IndexStore } from './index-store';
import { countBy } from './listing';
import { isListed } from './offered';

const DAY_MS = 24 * 60 * 60_000;
/** Ages are told by these bounds, in days since a line was written, changed or confirmed. */
const AGES = [30, 180, 365];

/** How many items there are of each sort; from the index alone, so nothing is opened. */
export async function statsOf(index: IndexStore, now = Date.now()): Promise<ItemStats> {
  const all = (await index.ranking()).newest();
  const some = (show: Parameters<typeof isListed>[1]) => all.filter((head) => isListed(head, show, now)).length;
  const ages = countBy(all, ({ updated }) => AGES.findIndex((days) => now - updated < days * DAY_MS));
  return {
    total: all.length,
    pinned: some('pinned'),
    over: some('over'),
    again: some('again'),
    categories: ranked(all, ({ category }) => category),
    kinds: ranked(all, ({ remarks }) => remarks?.kind ?? null),
    sources: ranked(all, sourceOf),
    ages: [...AGES, null].map((days, at) => ({ days, count: ages.get(days === null ? -1 : at) ?? 0 })),
  };
}

/** `typed` where nothing else is known. */
const sourceOf = ({ remarks, place }: IndexHead): string => remarks?.from ?? (place ? 'page' : 'typed');

/** Most first. */
function ranked<K>(all: readonly IndexHead[], kindOf: (head: IndexHead) => K): { name: K; count: number }[] {
  return [...countBy(all, kindOf)].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count);
}
