import type { KeptTerms } from '#lib/vault/index';
import { INDEX_VERSION } from './terms';

/** The terms of a segment's items, as they are kept. */
export function keepTerms(entries: Iterable<readonly [id: string, terms: readonly string[]]>): KeptTerms {
  const numbers = new Map<string, number>();
  const kept = { version: INDEX_VERSION, ids: [] as string[], lengths: [] as number[], terms: [] as number[] };
  for (const [id, terms] of entries) {
    kept.ids.push(id);
    kept.lengths.push(terms.length);
    for (const term of terms) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      kept.terms.push(number);
    }
  }
  return { ...kept, words: [...numbers.keys()].join(' ') };
}

/** The distinct terms of a segment, in the order of their numbers. */
export function wordsOf({ words }: KeptTerms): string[] {
  return words === '' ? [] : words.split(' ');
}

/** Calls back for each item of a segment with where its terms begin and end in `terms`. */
export function eachKept({ ids, lengths }: KeptTerms, visit: (id: string, from: number, to: number) => void): void {
  let from = 0;
  ids.forEach((id, i) => {
    const to = from + (lengths[i] ?? 0);
    visit(id, from, to);
    from = to;
  });
}
