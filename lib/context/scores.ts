import type { Neighbours } from './neighbours';
import type { Postings } from './postings';

/** BM25+ (Lv and Zhai 2011) with the parameters that did best on short facts. */
const K1 = 0.6;
const B = 0.3;
const DELTA = 0.5;
/** A match's share of the score of matches one and two places from it in the same source. */
const BESIDE = [0.4, 0.2] as const;

/** A word of the query, as the index knows it. */
export interface Sought {
  /** Numbers of its forms. */
  numbers: readonly number[];
  /** Documents that hold one of them. */
  holders: number;
}

/** How many documents there are, and how many terms each has on average. */
export interface Collection {
  size: number;
  averageLength: number;
}

/** One score and one mask of matched words a document, used again by every search. */
export class Scores {
  #own = new Float32Array(0);
  #masks = new Uint32Array(0);
  #touched = new Uint32Array(0);
  #count = 0;

  /** Documents that hold at least one word. */
  get touched(): Uint32Array {
    return this.#touched.subarray(0, this.#count);
  }

  /** Which words a document holds, as bits in their order. */
  mask(document: number): number {
    return this.#masks[document] ?? 0;
  }

  /**
   * Scores every document that holds one of at most 32 words: the sum of its words' weights, times the share of the
   * query that it covers, by idf.
   *
   * @param counts whether a document may be found at all; others lend nothing to their neighbours either
   */
  add(postings: Postings, words: readonly Sought[], of: Collection, counts: (document: number) => boolean): void {
    this.#clear(postings.size);
    const idfs = words.map(({ holders }) => Math.log(1 + (Math.max(0, of.size - holders) + 0.5) / (holders + 0.5)));
    words.forEach(({ numbers }, word) => {
      const [idf, bit] = [idfs[word] as number, 1 << word];
      const visit = (document: number, frequency: number) => {
        const norm = K1 * (1 - B + (B * postings.length(document)) / of.averageLength);
        if (this.#masks[document] === 0) this.#touched[this.#count++] = document;
        (this.#own[document] as number) += idf * ((frequency * (K1 + 1)) / (frequency + norm) + DELTA);
        this.#masks[document] = (this.#masks[document] as number) | bit;
      };
      for (const number of numbers) postings.each(number, visit);
    });
    const total = idfs.reduce((sum, idf) => sum + idf, 0);
    for (const document of this.touched) {
      const covered = counts(document) ? sumOfBits(this.mask(document), idfs) / total : 0;
      (this.#own[document] as number) *= covered;
    }
  }

  /** A document's score with what it gets from its neighbours; 0 for what may not be found. */
  of(document: number, neighbours: Neighbours): number {
    const own = this.#own[document] ?? 0;
    if (own === 0) return 0;
    let score = own;
    BESIDE.forEach((share, i) => {
      const before = neighbours.beside(document, -1 - i) ?? -1;
      const after = neighbours.beside(document, 1 + i) ?? -1;
      score += share * ((this.#own[before] ?? 0) + (this.#own[after] ?? 0));
    });
    return score;
  }

  #clear(size: number): void {
    if (this.#own.length < size) {
      const room = Math.max(256, size * 2);
      this.#own = new Float32Array(room);
      this.#masks = new Uint32Array(room);
      this.#touched = new Uint32Array(room);
    }
    for (const document of this.touched) this.#own[document] = this.#masks[document] = 0;
    this.#count = 0;
  }
}

function sumOfBits(mask: number, values: readonly number[]): number {
  let sum = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) sum += values[31 - Math.clz32(rest & -rest)] ?? 0;
  return sum;
}
