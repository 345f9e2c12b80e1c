import type { IndexEntry, IndexHead, KeptTerms } from '#lib/vault/records';
import type { Sensitive } from '#lib/vault/sensitivity';
import { Postings } from './postings';
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

/** The items as they are listed and searched, kept in memory while the wallet is unlocked. */
export class Ranking {
  readonly #entries = new Map<string, IndexHead>();
  /** Once the terms were learned: each item's document, and each document's item, null when it is gone. */
  readonly #documents = new Map<string, number>();
  #ids: (string | null)[] = [];
  #postings: Postings | null = null;
  #totalLength = 0;
  #newest: IndexHead[] | null = null;

  /** @param sensitive which categories are never chosen unasked */
  constructor(readonly sensitive: Sensitive) {}

  /** Applies entries in the order in which they were written. */
  apply(entries: readonly IndexEntry[]): void {
    for (const { terms, ...head } of entries) {
      this.#forget(head.id);
      this.#entries.delete(head.id);
      if (!terms) continue;
      this.#entries.set(head.id, head);
      if (this.#postings) this.#learn(this.#postings, head.id, terms);
    }
    this.#newest = null;
  }

  /** Takes in the terms of items that are there; from then on `apply` does. */
  learn(segment: readonly KeptTerms[]): void {
    this.#postings ??= new Postings();
    for (const [id, terms] of segment) {
      if (this.#entries.has(id) && !this.#documents.has(id)) {
        this.#learn(this.#postings, id, terms === '' ? [] : terms.split(' '));
      }
    }
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Items whose terms are not known yet. */
  get unlearned(): number {
    return this.size - this.#documents.size;
  }

  entry(id: string): IndexHead | null {
    return this.#entries.get(id) ?? null;
  }

  /** Every item, newest first. */
  newest(): readonly IndexHead[] {
    this.#newest ??= [...this.#entries.values()].sort((a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1));
    return this.#newest;
  }

  /** Items that share a term with the query, best first. */
  search(query: readonly Term[]): Hit[] {
    const words = new Map<string, string>();
    for (const { term, word } of query) if (!words.has(term)) words.set(term, word);
    const average = this.#totalLength / Math.max(1, this.size);
    const hits = new Map<string, Hit>();
    for (const [term, word] of words) {
      const found = this.#holding(term);
      const idf = Math.log(1 + (this.size - found.length + 0.5) / (found.length + 0.5));
      for (const { id, frequency, length } of found) {
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

  /** Items that hold a term which begins so. */
  beginning(prefix: string): ReadonlySet<string> {
    const terms = this.#postings?.beginning(prefix) ?? [];
    return new Set(terms.flatMap((term) => this.#holding(term).map(({ id }) => id)));
  }

  #holding(term: string): { id: string; frequency: number; length: number }[] {
    const found: { id: string; frequency: number; length: number }[] = [];
    this.#postings?.each(term, (document, frequency) => {
      const id = this.#ids[document];
      if (id) found.push({ id, frequency, length: this.#postings?.length(document) ?? 0 });
    });
    return found;
  }

  #learn(postings: Postings, id: string, terms: readonly string[]): void {
    const document = postings.add(terms);
    this.#documents.set(id, document);
    this.#ids[document] = id;
    this.#totalLength += terms.length;
  }

  #forget(id: string): void {
    const document = this.#documents.get(id);
    if (document === undefined) return;
    this.#totalLength -= this.#postings?.length(document) ?? 0;
    this.#documents.delete(id);
    this.#ids[document] = null;
  }
}
