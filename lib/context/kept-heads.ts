import type { IndexHead, KeptHeads } from '#lib/vault/index';
import { INDEX_VERSION } from './terms';

/** Whether a segment was written as it is now; of earlier ones nothing but that is known. */
export function isCurrent({ version }: { version?: number }): boolean {
  return version === INDEX_VERSION;
}

/** The heads of a segment's items, as they are kept. */
export function keepHeads(heads: readonly IndexHead[]): KeptHeads {
  const categories = new Map<string, number>();
  const sources = new Map<string, number>();
  const numbered = (known: Map<string, number>, name: string) => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
  return {
    version: INDEX_VERSION,
    ids: heads.map(({ id }) => id),
    updated: heads.map(({ updated }) => updated),
    tokens: heads.map(({ tokens }) => tokens),
    category: heads.map(({ category }) => numbered(categories, category)),
    source: heads.map(({ place }) => (place ? numbered(sources, place[0]) : -1)),
    order: heads.map(({ place }) => place?.[1] ?? 0),
    categories: [...categories.keys()],
    sources: [...sources.keys()],
  };
}

/** The heads that a segment keeps. */
export function headsOf(kept: KeptHeads): IndexHead[] {
  return kept.ids.map((id, i) => {
    const head: IndexHead = {
      id,
      category: kept.categories[kept.category[i] ?? -1] ?? '',
      updated: kept.updated[i] ?? 0,
      tokens: kept.tokens[i] ?? 0,
    };
    const source = kept.sources[kept.source[i] ?? -1];
    if (source !== undefined) head.place = [source, kept.order[i] ?? 0];
    return head;
  });
}
