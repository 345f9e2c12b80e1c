import type { HeadRemarks, IndexHead, KeptHeads, KeptTerms } from '#lib/vault/index';
import { keepNumbers } from './kept-numbers';
import { Names } from './names';
import { INDEX_VERSION } from './terms';

const HEADS = ['ids', 'updated', 'tokens', 'category', 'source', 'order'] as const satisfies (keyof KeptHeads)[];
const LISTS = ['categories', 'sources'] as const satisfies (keyof KeptHeads)[];
const TERMS = ['ids', 'lengths', 'words', 'holders', 'sizes', 'postings'] as const satisfies (keyof KeptTerms)[];

/** Whether heads were written as they are now; of earlier ones nothing but that is known. */
export function areHeads(kept: KeptHeads): boolean {
  return isOf(kept, HEADS) && LISTS.every((name) => Array.isArray(kept[name]));
}

/** The same of terms. */
export function areTerms(kept: KeptTerms): boolean {
  return isOf(kept, TERMS);
}

function isOf<K extends string>(kept: { version: number } & Record<K, unknown>, columns: readonly K[]): boolean {
  return kept.version === INDEX_VERSION && columns.every((name) => typeof kept[name] === 'string');
}

/** The heads of a segment's items, as they are kept. */
export function keepHeads(heads: readonly IndexHead[]): KeptHeads {
  const [categories, sources] = [new Names(), new Names()];
  const remarks = heads.flatMap((head, i): [number, HeadRemarks][] => (head.remarks ? [[i, head.remarks]] : []));
  return {
    version: INDEX_VERSION,
    ids: heads.map(({ id }) => id).join(' '),
    updated: keepNumbers(heads.map(({ updated }) => updated)),
    tokens: keepNumbers(heads.map(({ tokens }) => tokens)),
    category: keepNumbers(heads.map(({ category }) => categories.number(category))),
    source: keepNumbers(heads.map(({ place }) => (place ? sources.number(place[0]) + 1 : 0))),
    order: keepNumbers(heads.map(({ place }) => place?.[1] ?? 0)),
    categories: [...categories.all],
    sources: [...sources.all],
    ...(remarks.length > 0 ? { remarks } : {}),
  };
}

/** The ids of a segment's items. */
export const idsOf = ({ ids }: { ids: string }): string[] => (ids === '' ? [] : ids.split(' '));
