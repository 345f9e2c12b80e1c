import type { KeptTerms } from '#lib/vault/index';
import { idsOf } from './kept-heads';
import { keepNumber, keepNumbers } from './kept-numbers';
import { Names } from './names';
import { Segment } from './segment';
import { INDEX_VERSION } from './terms';

/** The terms of a segment's items, as they are kept: for each term the items that hold it. */
export function keepTerms(entries: Iterable<readonly [id: string, terms: readonly string[]]>): KeptTerms {
  const words = new Names();
  const holders: Holders[] = [];
  const [ids, lengths]: [string[], number[]] = [[], []];
  for (const [id, terms] of entries) {
    for (const term of terms) {
      const number = words.number(term);
      const own = holders[number] ?? new Map<number, number>();
      holders[number] = own.set(ids.length, (own.get(ids.length) ?? 0) + 1);
    }
    ids.push(id);
    lengths.push(terms.length);
  }
  const postings = holders.map(spelled);
  return {
    version: INDEX_VERSION,
    ids: ids.join(' '),
    lengths: keepNumbers(lengths),
    words: words.all.join(' '),
    holders: keepNumbers(holders.map(({ size }) => size)),
    sizes: keepNumbers(postings.map(({ length }) => length)),
    postings: postings.join(''),
  };
}

/** By id, the terms of each item of a segment, with repeats, in no order; null unless it is whole. */
export function termsById(kept: KeptTerms): Map<string, string[]> | null {
  const ids = idsOf(kept);
  const segment = Segment.of(kept);
  if (!segment) return null;
  const terms = ids.map((): string[] => []);
  for (let number = 0; number < segment.size; number++) {
    const word = segment.word(number);
    segment.each(number, (document, frequency) => {
      for (let i = 0; i < frequency; i++) terms[document]?.push(word);
    });
  }
  return new Map(ids.map((id, i) => [id, terms[i] ?? []]));
}

/** By position in the segment, how often an item holds a term; in ascending order. */
type Holders = Map<number, number>;

/** For each holder twice the distance from the one before; 1 more where its frequency follows, which else is 1. */
function spelled(holders: Holders): string {
  let text = '';
  let before = -1;
  for (const [document, frequency] of holders) {
    const distance = 2 * (document - before);
    text += frequency === 1 ? keepNumber(distance) : keepNumber(distance + 1) + keepNumber(frequency);
    before = document;
  }
  return text;
}
