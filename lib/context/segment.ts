import type { KeptTerms } from '#lib/vault/records';
import { countOf, LAST, MORE, readNumbers } from './kept-numbers';

const NOBODY = 0xffff_ffff;

/**
 * The terms of one segment, read where they lie: opening it makes a hash table of its words, and a search takes apart
 * the postings of the words that it looks for. No common dictionary is made of all segments, which took most of the
 * time that a woken worker needs.
 */
export class Segment {
  readonly #words: string;
  readonly #postings: string;
  /** By word: where it begins in `#words`; and one past the end of the last. */
  readonly #begins: Uint32Array;
  /** By word: where its postings begin; and where the last ones end. */
  readonly #starts: Uint32Array;
  /** By word: documents that hold it. */
  readonly #holders: Uint32Array;
  /** Open addressing by `hashOf`: a word's number plus 1, or 0. */
  readonly #table: Uint32Array;
  /** Items of the segment. */
  readonly #positions: number;
  /** The document at position 0, the others following it; where they do not, by position: the document, or nobody. */
  #from = 0;
  #documents: Uint32Array | null = null;

  private constructor(kept: KeptTerms, { begins, table }: Dictionary, starts: Uint32Array, holders: Uint32Array) {
    this.#words = kept.words;
    this.#positions = countOf(kept.lengths);
    this.#postings = kept.postings;
    this.#begins = begins;
    this.#table = table;
    this.#starts = starts;
    this.#holders = holders;
  }

  /** @returns null unless its parts are as long as they should be */
  static of(kept: KeptTerms): Segment | null {
    const dictionary = dictionaryOf(kept.words);
    const size = dictionary.begins.length - 1;
    const [starts, holders] = [new Uint32Array(size + 1), new Uint32Array(size)];
    if (!readNumbers(kept.sizes, starts, 1, size) || !readNumbers(kept.holders, holders, 0, size)) return null;
    for (let number = 0; number < size; number++) (starts[number + 1] as number) += starts[number] as number;
    if (starts[size] !== kept.postings.length) return null;
    return new Segment(kept, dictionary, starts, holders);
  }

  /** Distinct words. */
  get size(): number {
    return this.#holders.length;
  }

  /** Says which document each position stands for, as the first of a row or one by one; null: it counts for nothing. */
  place(documents: number | readonly (number | null)[]): void {
    if (typeof documents === 'number') {
      this.#from = documents;
      return;
    }
    this.#documents = Uint32Array.from(documents, (document) => document ?? NOBODY);
    this.#count();
  }

  /** From now on no search finds these documents. */
  remove(documents: ReadonlySet<number>): void {
    const count = this.#positions;
    const from = this.#from;
    const isHere = (document: number) => document >= from && document < from + count;
    if (!this.#documents && ![...documents].some(isHere)) return;
    this.#documents ??= Uint32Array.from({ length: count }, (_, position) => from + position);
    let isTouched = false;
    for (let position = 0; position < count; position++) {
      if (!documents.has(this.#documents[position] as number)) continue;
      this.#documents[position] = NOBODY;
      isTouched = true;
    }
    if (isTouched) this.#count();
  }

  /** A word's number, or -1. @param hash the term's `hashOf` */
  find(term: string, hash: number): number {
    const last = this.#table.length - 1;
    for (let at = hash & last; ; at = (at + 1) & last) {
      const number = (this.#table[at] as number) - 1;
      if (number === -1 || this.#is(number, term)) return number;
    }
  }

  word(number: number): string {
    return this.#words.slice(this.#begins[number], (this.#begins[number + 1] as number) - 1);
  }

  holders(number: number): number {
    return this.#holders[number] ?? 0;
  }

  /** A word's postings as they are kept. */
  postings(number: number): string {
    return this.#postings.slice(this.#starts[number], this.#starts[number + 1]);
  }

  /** Calls back for each document that holds the word, with how often. */
  each(number: number, visit: (document: number, frequency: number) => void): void {
    const [postings, end] = [this.#postings, this.#starts[number + 1] as number];
    let [position, value, isFrequency] = [-1, 0, false];
    const found = (frequency: number) => {
      const document = this.#documentAt(position);
      if (document !== NOBODY) visit(document, frequency);
    };
    for (let at = this.#starts[number] as number; at < end; at++) {
      const code = postings.charCodeAt(at);
      if (code < LAST) {
        value = (value << 5) + code - MORE;
        continue;
      }
      value = (value << 5) + code - LAST;
      if (isFrequency) found(value);
      else position += value >> 1;
      if (!isFrequency && (value & 1) === 0) found(1);
      isFrequency = !isFrequency && (value & 1) === 1;
      value = 0;
    }
  }

  /** Words that begin so. */
  beginning(prefix: string): number[] {
    const found: number[] = [];
    for (let number = 0; number < this.size; number++) {
      const length = (this.#begins[number + 1] as number) - 1 - (this.#begins[number] as number);
      if (length >= prefix.length && this.#words.startsWith(prefix, this.#begins[number])) found.push(number);
    }
    return found;
  }

  #documentAt(position: number): number {
    if (position >= this.#positions) return NOBODY;
    return this.#documents === null ? this.#from + position : (this.#documents[position] ?? NOBODY);
  }

  #is(number: number, term: string): boolean {
    const begin = this.#begins[number] as number;
    const length = (this.#begins[number + 1] as number) - 1 - begin;
    return length === term.length && this.#words.startsWith(term, begin);
  }

  #count(): void {
    for (let number = 0; number < this.size; number++) {
      let holders = 0;
      this.each(number, () => holders++);
      this.#holders[number] = holders;
    }
  }
}

const SPACE = 32;
const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;

/** FNV-1a over UTF-16 code units. */
export function hashOf(term: string): number {
  let hash = FNV_OFFSET;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), FNV_PRIME);
  return hash >>> 0;
}

interface Dictionary {
  begins: Uint32Array;
  table: Uint32Array;
}

/** Where each word begins, and a hash table of them, at most half full. */
function dictionaryOf(words: string): Dictionary {
  const most = words === '' ? 0 : Math.ceil(words.length / 2);
  const begins = new Uint32Array(most + 1);
  const hashes = new Uint32Array(most);
  let [hash, size] = [FNV_OFFSET, 0];
  for (let at = 0; most > 0 && at <= words.length; at++) {
    const code = at < words.length ? words.charCodeAt(at) : SPACE;
    if (code !== SPACE) {
      hash = Math.imul(hash ^ code, FNV_PRIME);
      continue;
    }
    hashes[size++] = hash;
    begins[size] = at + 1;
    hash = FNV_OFFSET;
  }
  return { begins: begins.slice(0, size + 1), table: hashTable(hashes, size) };
}

function hashTable(hashes: Uint32Array, size: number): Uint32Array {
  const table = new Uint32Array(2 ** Math.ceil(Math.log2(2 * size + 2)));
  const last = table.length - 1;
  for (let number = 0; number < size; number++) {
    let slot = (hashes[number] as number) & last;
    while (table[slot] !== 0) slot = (slot + 1) & last;
    table[slot] = number + 1;
  }
  return table;
}
