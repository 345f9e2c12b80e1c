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

interface Doc {
  entry: IndexEntry;
  length: number;
}

/** An inverted index over the items' terms, kept in memory while the wallet is unlocked. */
export class Ranking {
  #docs = new Map<string, Doc>();
  #postings = new Map<string, Map<string, number>>();
  #totalLength = 0;

  /** Applies entries in the order in which they were written. */
  apply(entries: readonly IndexEntry[]): void {
    for (const entry of entries) {
      this.#remove(entry.id);
      if (entry.terms) this.#add(entry, entry.terms);
    }
  }

  get size(): number {
    return this.#docs.size;
  }

  entry(id: string): IndexEntry | null {
    return this.#docs.get(id)?.entry ?? null;
  }

  /** Every item, newest first. */
  newest(): IndexEntry[] {
    return [...this.#docs.values()]
      .map((doc) => doc.entry)
      .sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1));
  }

  /** Items that share a term with the query, best first. */
  search(query: readonly Term[]): Hit[] {
    const words = new Map<string, string>();
    for (const { term, word } of query) if (!words.has(term)) words.set(term, word);
    const average = this.#totalLength / Math.max(1, this.#docs.size);
    const hits = new Map<string, Hit>();
    for (const [term, word] of words) {
      const postings = this.#postings.get(term);
      if (!postings) continue;
      const idf = Math.log(1 + (this.#docs.size - postings.size + 0.5) / (postings.size + 0.5));
      for (const [id, frequency] of postings) {
        const length = this.#docs.get(id)?.length ?? 0;
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

  #add(entry: IndexEntry, terms: readonly string[]): void {
    this.#docs.set(entry.id, { entry, length: terms.length });
    this.#totalLength += terms.length;
    for (const term of terms) {
      const postings = this.#postings.get(term) ?? new Map<string, number>();
      postings.set(entry.id, (postings.get(entry.id) ?? 0) + 1);
      this.#postings.set(term, postings);
    }
  }

  #remove(id: string): void {
    const doc = this.#docs.get(id);
    if (!doc) return;
    this.#docs.delete(id);
    this.#totalLength -= doc.length;
    for (const term of doc.entry.terms ?? []) {
      const postings = this.#postings.get(term);
      postings?.delete(id);
      if (postings?.size === 0) this.#postings.delete(term);
    }
  }
}
