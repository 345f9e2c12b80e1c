import { larger } from './columns';
import { Names } from './names';

/** Documents that are added before their postings are sorted into the others. */
const UNSORTED_AT_MOST = 512;

/**
 * An inverted index that grows, in typed arrays: 100,000 documents of 150 terms take 120 MB as nested maps, and 2 × 4
 * bytes a term here. Terms are numbered in order of appearance.
 */
export class Postings {
  readonly #names = new Names();
  /** Ascending: the documents, by their position here. Below, positions are meant by 'document'. */
  readonly #added: number[] = [];
  /** By term number: living documents that hold it. */
  #holders = new Uint32Array(1024);
  /** Terms of document d: from `#starts[d]` on, `#lengths[d]` of them, with repeats. */
  #arena = new Uint32Array(1024);
  #used = 0;
  #starts = new Uint32Array(256);
  #lengths = new Uint32Array(256);
  #gone = new Uint8Array(256);
  #size = 0;
  /** By term number: where its documents begin in `#documents`. */
  #offsets = new Uint32Array(1);
  #documents = new Uint32Array(0);
  #sorted = 0;
  /** By term number: the documents that came after those, up to `#listed`. */
  #recent = new Map<number, number[]>();
  #listed = 0;

  /** @param added greater than any that was added before */
  add(added: number, terms: readonly string[]): void {
    if (this.#size === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#lengths = grown(this.#lengths);
      this.#gone = larger(this.#gone, new Uint8Array(this.#starts.length));
    }
    const document = this.#size++;
    this.#added.push(added);
    this.#starts[document] = this.#used;
    this.#lengths[document] = terms.length;
    while (this.#used + terms.length > this.#arena.length) this.#arena = grown(this.#arena);
    for (const term of terms) this.#arena[this.#used++] = this.#names.number(term);
    while (this.#names.size > this.#holders.length) this.#holders = grown(this.#holders);
  }

  /** From now on no search finds these documents. */
  remove(documents: ReadonlySet<number>): void {
    for (const added of documents) this.#remove(this.#positionOf(added));
  }

  /** A term's number, or -1. */
  find(term: string): number {
    return this.#names.known(term) ?? -1;
  }

  /** Documents that hold the term now. */
  holders(term: number): number {
    this.#sort();
    return this.#holders[term] ?? 0;
  }

  /** Calls back for each document that holds the term, with how often. */
  each(term: number, visit: (document: number, frequency: number) => void): void {
    this.#sort();
    const end = this.#offsets[term + 1];
    if (end !== undefined) this.#runs(this.#documents.subarray(this.#offsets[term], end), visit);
    this.#runs(this.#recent.get(term) ?? [], visit);
  }

  /** Terms that begin so. */
  beginning(prefix: string): number[] {
    return this.#names.beginning(prefix);
  }

  #positionOf(added: number): number {
    let [low, high] = [0, this.#size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#added[middle] as number) < added) low = middle + 1;
      else high = middle;
    }
    return this.#added[low] === added ? low : -1;
  }

  #remove(document: number): void {
    if (document === -1 || this.#gone[document]) return;
    this.#gone[document] = 1;
    if (document >= this.#listed) return;
    for (const term of new Set(this.#termsOf(document))) (this.#holders[term] as number)--;
  }

  #termsOf(document: number): Uint32Array {
    const start = this.#starts[document] ?? 0;
    return this.#arena.subarray(start, start + (this.#lengths[document] ?? 0));
  }

  /** Equal documents stand together: as many as the term is in the document. */
  #runs(documents: ArrayLike<number>, visit: (document: number, frequency: number) => void): void {
    for (let at = 0; at < documents.length; ) {
      const document = documents[at] as number;
      const from = at;
      while (at < documents.length && documents[at] === document) at++;
      if (!this.#gone[document]) visit(this.#added[document] as number, at - from);
    }
  }

  /** Documents of one term stand together, in ascending order (a counting sort). */
  #sort(): void {
    if (this.#size - this.#sorted <= UNSORTED_AT_MOST && this.#sorted > 0) {
      this.#list();
      return;
    }
    const offsets = new Uint32Array(this.#names.size + 1);
    for (let i = 0; i < this.#used; i++) (offsets[(this.#arena[i] as number) + 1] as number)++;
    for (let term = 0; term < this.#names.size; term++) (offsets[term + 1] as number) += offsets[term] as number;
    const next = offsets.slice();
    const documents = new Uint32Array(this.#used);
    this.#holders.fill(0);
    // Terms lie in the order of their documents.
    for (let i = 0, document = 0; i < this.#used; i++) {
      while (i >= (this.#starts[document] as number) + (this.#lengths[document] as number)) document++;
      const term = this.#arena[i] as number;
      const at = (next[term] as number)++;
      documents[at] = document;
      const isFirst = at === offsets[term] || documents[at - 1] !== document;
      if (isFirst && this.#gone[document] === 0) (this.#holders[term] as number)++;
    }
    this.#offsets = offsets;
    this.#documents = documents;
    this.#sorted = this.#size;
    this.#recent = new Map();
    this.#listed = this.#size;
  }

  /** A list a term for the few that are not sorted in yet. */
  #list(): void {
    for (; this.#listed < this.#size; this.#listed++) {
      if (this.#gone[this.#listed]) continue;
      for (const term of this.#termsOf(this.#listed)) {
        const documents = this.#recent.get(term) ?? [];
        if (documents.at(-1) !== this.#listed) (this.#holders[term] as number)++;
        this.#recent.set(term, documents);
        documents.push(this.#listed);
      }
    }
  }
}

/** The same numbers with room for as many again. */
const grown = (array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> =>
  larger(array, new Uint32Array(2 * array.length));
