import { CATEGORIES, type CategoryView, type ListedBy, type Results } from '#lib/protocol/index';
import type { IndexHead, Vault } from '#lib/vault/index';
import type { IndexStore } from './index-store';
import { isListed } from './offered';
import type { Ranking } from './ranking';
import { queryTermsOf } from './terms';

/** Newest first without a query, best first with one. Opens only the items of that page. */
export async function listItems(
  vault: Vault,
  index: IndexStore,
  by: ListedBy,
  { offset, limit }: { offset: number; limit: number },
): Promise<Results['items.list']> {
  const shown = await listed(index, by);
  const page = shown.slice(offset, offset + limit).map((entry) => entry.id);
  const { records, damaged } = await vault.find('items', page);
  const counts = countBy((await index.ranking()).newest(), ({ category }) => category);
  return {
    items: records.map((record) => record.value),
    damaged,
    total: shown.length,
    categories: [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** Everything that a list has, narrowed and in its order. */
export async function listed(index: IndexStore, { query, category, show }: ListedBy): Promise<readonly IndexHead[]> {
  const ranking = await index.ranking();
  const found = query.trim() === '' ? ranking.newest() : find(query, await index.searchable());
  const ofCategory = category === null ? found : found.filter((entry) => entry.category === category);
  const now = Date.now();
  return show ? ofCategory.filter((entry) => isListed(entry, show, now)) : ofCategory;
}

/** Every category that starts here or holds an item. */
export async function categoriesOf(index: IndexStore): Promise<CategoryView[]> {
  const ranking = await index.ranking();
  const held = countBy(ranking.newest(), ({ category }) => category);
  const names = new Set<string>([...CATEGORIES, ...held.keys()]);
  return [...names].map((name) => ({ name, count: held.get(name) ?? 0, sensitive: ranking.sensitive(name) }));
}

/** How many there are of each, in the order in which they come. */
export function countBy<T, K>(all: Iterable<T>, kindOf: (one: T) => K): Map<K, number> {
  const counts = new Map<K, number>();
  for (const one of all) {
    const kind = kindOf(one);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Whole words by rank, then items in which a word begins with the last one typed. */
function find(query: string, ranking: Ranking): IndexHead[] {
  const words = queryTermsOf(query);
  const ranked = ranking.search(words).map(({ head }) => head);
  const last = words.at(-1)?.forms[0] ?? query.trim().toLowerCase();
  const begun = ranking.beginning(last);
  const seen = new Set(ranked.map((entry) => entry.id));
  return [...ranked, ...ranking.newest().filter(({ id }) => begun.has(id) && !seen.has(id))];
}
