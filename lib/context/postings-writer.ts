import type { KeptTerms } from '#lib/vault/index';
import { keepNumber, keepNumbers } from './kept-numbers';
import { Names } from './names';
import { INDEX_VERSION } from './terms';

/** Of one term, each item's position in the segment and how often it holds the term, one after the other, ascending. */
type Holders = number[];

/** Those of a term that nobody changes, as they are spelled already. */
interface Spelled {
  holders: number;
  postings: string;
}

/** Writes the columns of a segment of terms, word by word. */
export class PostingsWriter {
  readonly #words = new Names();
  readonly #holders: (Holders | Spelled)[] = [];

  /** A word whose holders stand where they stood. */
  keep(word: string, holders: number, postings: string): void {
    this.#holders[this.#words.number(word)] = { holders, postings };
  }

  /** An item holds a word, so often again. */
  count(word: string, position: number, times = 1): void {
    const number = this.#words.number(word);
    const holders = this.#holders[number] ?? [];
    if (!Array.isArray(holders)) throw new RangeError('the postings of this word are written');
    this.#holders[number] = holders;
    // Mostly behind the last; in between where an item took the place of an earlier version.
    let at = holders.length;
    while (at > 0 && (holders[at - 2] as number) > position) at -= 2;
    if (at > 0 && holders[at - 2] === position) (holders[at - 1] as number) += times;
    else if (at === holders.length) holders.push(position, times);
    else holders.splice(at, 0, position, times);
  }

  kept(ids: readonly string[], lengths: readonly number[]): KeptTerms {
    const spelled = this.#holders.map((holders) => (Array.isArray(holders) ? spell(holders) : holders));
    return {
      version: INDEX_VERSION,
      ids: ids.join(' '),
      lengths: keepNumbers(lengths),
      words: this.#words.all.join(' '),
      holders: keepNumbers(spelled.map(({ holders }) => holders)),
      sizes: keepNumbers(spelled.map(({ postings }) => postings.length)),
      postings: spelled.map(({ postings }) => postings).join(''),
    };
  }
}

/** For each holder twice the distance from the one before; 1 more where its frequency follows, which else is 1. */
function spell(holders: Holders): Spelled {
  let postings = '';
  let before = -1;
  for (let at = 0; at < holders.length; at += 2) {
    const [position, frequency] = [holders[at] as number, holders[at + 1] as number];
    const distance = 2 * (position - before);
    postings += frequency === 1 ? keepNumber(distance) : keepNumber(distance + 1) + keepNumber(frequency);
    before = position;
  }
  return { holders: holders.length / 2, postings };
}
