import type { IndexEntry } from '#lib/vault/records';
import type { Term } from './terms';

/** BM25+ (Lv and Zhai 2011) with the parameters that did best on short facts. */
const K1 = 0.6;
const B = 0.3;
const DELTA = 0.5;

export interface Hit {
  id: string;
  score: number;
  /** The draft's own words that matched, as written. */
  words: string[];
}

/** By term: the items that hold it, and how often. */
type Postings = Map<string, Map<string, number>>;

/** An inverted index over the items' terms, kept in memory while the wallet is unlocked. */
export class Ranking {
  #entries = new Map<string, IndexEntry>();
  #totalLength = 0;
  /** Built by the first search, and kept up from then on: a list needs none. */
  #postings: Postings | null = null;
  #newest: IndexEntry[] | null = null;

  /** Applies entries in the order in which they were written. */
  apply(entries: readonly IndexEntry[]): void {
    for (const entry of entries) {
      this.#remove(entry.id);
      if (entry.terms) this.#add(entry);
    }
    this.#newest = null;
  }

  get size(): number {
    return this.#entries.size;
  }

  entry(id: string): IndexEntry | null {
    return this.#entries.get(id) ?? null;
  }

  /** Every item, newest first. */
  newest(): readonly IndexEntry[] {
    this.#newest ??= [...this.#entries.values()].sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1));
    return this.#newest;
  }

  /** Items that share a term with the query, best first. */
  search(query: readonly Term[]): Hit[] {
    const words = new Map<string, string>();
    for (const { term, word } of query) if (!words.has(term)) words.set(term, word);
    const all = this.#built();
    const average = this.#totalLength / Math.max(1, this.size);
    const hits = new Map<string, Hit>();
    for (const [term, word] of words) {
      const postings = all.get(term);
      if (!postings) continue;
      const idf = Math.log(1 + (this.size - postings.size + 0.5) / (postings.size + 0.5));
      for (const [id, frequency] of postings) {
        const length = this.#entries.get(id)?.terms?.length ?? 0;
        const saturation = (frequency * (K1 + 1)) / (frequency + K1 * (1 - B + (B * length) / average));
        const hit = hits.get(id) ?? { id, score: 0, words: [] };
        hit.score += idf * (saturation + DELTA);
        hit.words.push(word);
        hits.set(id, hit);
      }
    }
    for (const hit of hits.values()) hit.score *= hit.words.length;
    return [...hits.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  }

  #add(entry: IndexEntry): void {
    this.#entries.set(entry.id, entry);
    this.#totalLength += entry.terms?.length ?? 0;
    if (this.#postings) post(this.#postings, entry);
  }

  #remove(id: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#totalLength -= entry.terms?.length ?? 0;
    for (const term of entry.terms ?? []) {
      const postings = this.#postings?.get(term);
      postings?.delete(id);
      if (postings?.size === 0) this.#postings?.delete(term);
    }
  }

  #built(): Postings {
    if (!this.#postings) {
      this.#postings = new Map();
      for (const entry of this.#entries.values()) post(this.#postings, entry);
    }
    return this.#postings;
  }
}

function post(all: Postings, { id, terms }: IndexEntry): void {
  for (const term of terms ?? []) {
    let postings = all.get(term);
    if (!postings) {
      postings = new Map();
      all.set(term, postings);
    }
    postings.set(id, (postings.get(id) ?? 0) + 1);
  }
}
