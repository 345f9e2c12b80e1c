import type { Item } from '#lib/protocol/index';
import type { HeadRemarks, IndexEntry } from '#lib/vault/index';
import { lineTokens } from './block';
import { termsOf } from './terms';

const DAY_MS = 24 * 60 * 60_000;

/** What was taken from one site on one day stands together, in the order in which it was taken. */
function placeOf({ source }: Item): Pick<IndexEntry, 'place'> {
  if (source?.kind !== 'page') return {};
  return { place: [`${source.origin} ${Math.floor(source.at / DAY_MS)}`, source.at] };
}

/** Nothing for the many items of which nothing was said. */
function headRemarks({ pin, sensitive, validFrom, validUntil, supersededBy, trust, details, source }: Item): {
  remarks?: HeadRemarks;
} {
  const remarks: HeadRemarks = {
    ...(pin && { pin }),
    ...(sensitive && { sensitive }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...((supersededBy !== undefined || trust !== 'approved') && { withheld: true }),
    ...(trust !== 'approved' && { waiting: true }),
    ...(details && { kind: details.kind }),
    ...(source?.kind === 'import' && { from: source.from }),
  };
  return Object.keys(remarks).length > 0 ? { remarks } : {};
}

/** What the search index keeps of an item. */
export function indexEntry(item: Item): IndexEntry {
  return {
    id: item.id,
    category: item.category,
    updated: item.rev.t,
    tokens: lineTokens(item.text),
    terms: termsOf(item.text).map(({ term }) => term),
    ...placeOf(item),
    ...headRemarks(item),
  };
}
