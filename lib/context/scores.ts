import type { Neighbours } from './neighbours';

/** BM25+ (Lv and Zhai 2011) with the parameters that did best on short facts. */
const K1 = 0.6;
const B = 0.3;
const DELTA = 0.5;
/** A match's share of the score of matches one and two places from it in the same source. */
const BESIDE = [0.4, 0.2] as const;

/** Where postings are: a segment, or what came after all of them. */
export interface Source {
  /** Calls back for each document that holds the term of this number, with how often. */
  each(number: number, visit: (document: number, frequency: number) => void): void;
}

/** A word of the query, as the index knows it. */
export interface Sought {
  /** Its forms, wherever they are. */
  places: readonly { source: Source; number: number }[];
  /** Documents that hold one of them. */
  holders: number;
}

/** How many items there are, how many terms each has on average, and each document has. */
export interface Collection {
  size: number;
  averageLength: number;
  lengths: Uint32Array;
}

/** One score and one mask of matched words a document, used again by every search. */
export class Scores {
  #own = new Float32Array(0);
  #masks = new Uint32Array(0);
  #touched = new Uint32Array(0);
  #final = new Float32Array(0);
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
  add(words: readonly Sought[], of: Collection, counts: (document: number) => boolean): void {
    this.#clear(of.lengths.length);
    const idfs = words.map(({ holders }) => Math.log(1 + (Math.max(0, of.size - holders) + 0.5) / (holders + 0.5)));
    const { lengths } = of;
    const [flat, slope] = [K1 * (1 - B), (K1 * B) / of.averageLength];
    const [own, masks, touched] = [this.#own, this.#masks, this.#touched];
    let count = 0;
    words.forEach(({ places }, word) => {
      const [idf, bit] = [idfs[word] as number, 1 << word];
      const visit = (document: number, frequency: number) => {
        const mask = masks[document] as number;
        if (mask === 0) touched[count++] = document;
        masks[document] = mask | bit;
        const norm = flat + slope * (lengths[document] as number);
        (own[document] as number) += idf * ((frequency * (K1 + 1)) / (frequency + norm) + DELTA);
      };
      for (const { source, number } of places) source.each(number, visit);
    });
    this.#count = count;
    const total = idfs.reduce((sum, idf) => sum + idf, 0);
    for (let i = 0; i < count; i++) {
      const document = touched[i] as number;
      const covered = counts(document) ? sumOfBits(masks[document] as number, idfs) / total : 0;
      (own[document] as number) *= covered;
    }
  }

  /** Of each touched document, in that order, its score with what its neighbours lend; 0 for what may not be found. */
  lent(neighbours: Neighbours): Float32Array {
    const { after, before } = neighbours.links();
    for (let i = 0; i < this.#count; i++) {
      const document = this.#touched[i] as number;
      const own = this.#own[document] as number;
      let lent = 0;
      let [next, last] = [document, document];
      for (let distance = 0; own > 0 && distance < BESIDE.length; distance++) {
        next = after[next] ?? -1;
        last = before[last] ?? -1;
        lent += (BESIDE[distance] as number) * ((this.#own[next] ?? 0) + (this.#own[last] ?? 0));
      }
      this.#final[i] = own + lent;
    }
    return this.#final.subarray(0, this.#count);
  }

  #clear(size: number): void {
    if (this.#own.length < size) {
      const room = Math.max(256, size * 2);
      this.#own = new Float32Array(room);
      this.#masks = new Uint32Array(room);
      this.#touched = new Uint32Array(room);
      this.#final = new Float32Array(room);
    }
    for (let i = 0; i < this.#count; i++) {
      const document = this.#touched[i] as number;
      this.#own[document] = 0;
      this.#masks[document] = 0;
    }
    this.#count = 0;
  }
}

function sumOfBits(mask: number, values: readonly number[]): number {
  let sum = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) sum += values[31 - Math.clz32(rest & -rest)] ?? 0;
  return sum;
}
