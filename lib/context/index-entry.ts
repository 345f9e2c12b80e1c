import type { Item } from '#lib/protocol/index';
import type { IndexEntry } from '#lib/vault/index';
import { lineTokens } from './block';
import { termsOf } from './terms';

/** What the search index keeps of an item. */
export function indexEntry(item: Item): IndexEntry {
  return {
    id: item.id,
    category: item.category,
    updated: item.rev.t,
    tokens: lineTokens(item.text),
    terms: termsOf(item.text).map(({ term }) => term),
  };
}
