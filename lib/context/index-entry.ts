import type { Item } from '#lib/protocol/index';
import type { IndexEntry } from '#lib/vault/index';
import { lineTokens } from './block';
import { termsOf } from './terms';

const DAY_MS = 24 * 60 * 60_000;

/** What was taken from one site on one day stands together, in the order in which it was taken. */
const placeOf = ({ origin, at }: NonNullable<Item['source']>): [string, number] => [
  `${origin} ${Math.floor(at / DAY_MS)}`,
  at,
];

/** What the search index keeps of an item. */
export function indexEntry(item: Item): IndexEntry {
  return {
    id: item.id,
    category: item.category,
    updated: item.rev.t,
    tokens: lineTokens(item.text),
    terms: termsOf(item.text).map(({ term }) => term),
    ...(item.source ? { place: placeOf(item.source) } : {}),
  };
}
