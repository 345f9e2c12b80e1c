import type { IndexEntry, IndexHead, KeptHeads, KeptTerms } from '#lib/vault/records';
import type { Sensitive } from '#lib/vault/sensitivity';
import { headsOf, isCurrent } from './kept-heads';
import { eachKept, keepTerms, wordsOf } from './kept-terms';
import { Neighbours } from './neighbours';
import { Postings } from './postings';
import { Scores, type Sought } from './scores';
import type { QueryTerm } from './terms';
import { top } from './top';

/** Of a long prompt the rarest words decide, and there is one bit for each. */
const MAX_WORDS = 32;
/** Nor are words that half of a large wallet holds worth the time, once rarer ones have found so many items. */
const MAX_FOUND = 8_000;
/** A new item gains this share at most, and half of it after so long. */
const RECENCY = 0.1;
const RECENCY_HALF_MS = 90 * 24 * 60 * 60_000;
/** One matched word tells something when it is in so few items, or in so small a share. */
const TELLING_ITEMS = 3;
const TELLING_SHARE = 0.05;

export interface Hit {
  id: string;
  score: number;
  /** The draft's own words that matched, as written. */
  words: string[];
  /** More than one word matched, or a rare one; other matches are chance. */
  telling: boolean;
}

export interface SearchOptions {
  /** How many at most; left out, all. */
  most?: number;
  /** Categories to look in; left out, all. Nothing of others is found, nor changes what is. */
  allowed?: (category: string) => boolean;
}

/** What is in memory once there is something to search. */
interface Searchable {
  postings: Postings;
  neighbours: Neighbours;
  scores: Scores;
}

/** The items as they are listed and searched, kept in memory while the wallet is unlocked. */
export class Ranking {
  readonly #slots = new Map<string, Slot>();
  /** By document. */
  #heads: IndexHead[] = [];
  #searchable: Searchable | null = null;
  #learned = 0;
  #totalLength = 0;
  #newest: IndexHead[] | null = null;
  #latest: number | null = null;

  /** @param sensitive which categories are never chosen unasked */
  constructor(readonly sensitive: Sensitive) {}

  /** Applies entries in the order in which they were written. */
  apply(entries: readonly IndexEntry[]): void {
    for (const { terms, ...head } of entries) {
      this.#forget(head.id);
      if (!terms) continue;
      this.#slots.set(head.id, { head, document: null });
      if (this.#searchable) this.learn([keepTerms([[head.id, terms]])]);
    }
    this.#changed();
  }

  /** Takes in items whose terms are not asked for yet. Segments of other rules are passed over. */
  load(segments: readonly KeptHeads[]): void {
    for (const segment of segments.filter(isCurrent)) {
      for (const head of headsOf(segment)) this.#slots.set(head.id, { head, document: null });
    }
    this.#changed();
  }

  /** Takes in the terms of items that are there; from then on `apply` does. */
  learn(segments: readonly KeptTerms[]): void {
    this.#searchable ??= { postings: new Postings(), neighbours: new Neighbours(), scores: new Scores() };
    const searchable = this.#searchable;
    for (const segment of segments.filter(isCurrent)) {
      const numbers = wordsOf(segment).map((word) => searchable.postings.number(word));
      eachKept(segment, (id, from, to) => {
        const slot = this.#slots.get(id);
        if (slot?.document !== null) return;
        slot.document = searchable.postings.add(segment.terms, from, to, numbers);
        this.#heads[slot.document] = slot.head;
        this.#learned++;
        this.#totalLength += to - from;
        if (slot.head.place) searchable.neighbours.add(slot.document, slot.head.place);
      });
    }
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Items whose terms are not known yet. */
  get unlearned(): number {
    return this.size - this.#learned;
  }

  entry(id: string): IndexHead | null {
    return this.#slots.get(id)?.head ?? null;
  }

  /** Every item, newest first. */
  newest(): readonly IndexHead[] {
    this.#newest ??= Array.from(this.#slots.values(), ({ head }) => head).sort(
      (a, b) => b.updated - a.updated || (a.id < b.id ? -1 : 1),
    );
    return this.#newest;
  }

  /** Items that share a word with the query, best first; of those that are level, the newer. */
  search(
    query: readonly QueryTerm[],
    { most = Number.POSITIVE_INFINITY, allowed = () => true }: SearchOptions = {},
  ): Hit[] {
    if (!this.#searchable) return [];
    const { postings, neighbours, scores } = this.#searchable;
    const words = this.#rarest(postings, query);
    const collection = { size: this.size, averageLength: this.#totalLength / Math.max(1, this.size) };
    scores.add(postings, words, collection, (document) => allowed(this.#headOf(document).category));
    return top(this.#candidates(scores, scores.lent(neighbours), most), most, precedes).map(
      ({ document, head, score }) => {
        const matched = words.filter((_, i) => (scores.mask(document) & (1 << i)) !== 0);
        return { id: head.id, score, words: matched.map(({ word }) => word), telling: this.#isTelling(matched) };
      },
    );
  }

  /** What can be among the first `most` once it is known how new it is; the rest is passed over unmade. */
  #candidates({ touched }: Scores, scores: Float32Array, most: number): Found[] {
    const best = most < scores.length ? top(scores, most, (one, other) => one > other) : [];
    const floor = (best.at(-1) ?? 0) / (1 + RECENCY);
    const latest = this.#latestChange();
    const found: Found[] = [];
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] as number;
      if (score <= 0 || score < floor) continue;
      const document = touched[i] as number;
      const head = this.#headOf(document);
      found.push({ document, head, score: score * recency(latest - head.updated) });
    }
    return found;
  }

  /** Items that hold a term which begins so. */
  beginning(prefix: string): ReadonlySet<string> {
    const found = new Set<string>();
    const postings = this.#searchable?.postings;
    for (const number of postings?.beginning(prefix) ?? []) {
      postings?.each(number, (document) => found.add(this.#headOf(document).id));
    }
    return found;
  }

  /** The words of the query that are somewhere, in its order; the rarest ones when there are too many. */
  #rarest(postings: Postings, query: readonly QueryTerm[]): (Sought & { word: string })[] {
    const words = query.flatMap(({ word, forms }) => {
      const numbers = forms.flatMap((form) => postings.known(form) ?? []);
      const holders = numbers.reduce((sum, number) => sum + postings.holders(number), 0);
      return holders > 0 ? [{ word, numbers, holders }] : [];
    });
    const rarest = [...words].sort((a, b) => a.holders - b.holders).slice(0, MAX_WORDS);
    let found = 0;
    const taken = new Set(
      rarest.filter(({ holders }, i) => {
        found += holders;
        return i === 0 || found <= MAX_FOUND;
      }),
    );
    return words.filter((word) => taken.has(word));
  }

  #isTelling(matched: readonly Sought[]): boolean {
    const rare = Math.max(TELLING_ITEMS, this.size * TELLING_SHARE);
    return matched.length > 1 || matched.some(({ holders }) => holders <= rare);
  }

  #latestChange(): number {
    if (this.#latest === null) {
      this.#latest = 0;
      for (const { head } of this.#slots.values()) this.#latest = Math.max(this.#latest, head.updated);
    }
    return this.#latest;
  }

  #headOf(document: number): IndexHead {
    return this.#heads[document] as IndexHead;
  }

  #forget(id: string): void {
    const document = this.#slots.get(id)?.document ?? null;
    this.#slots.delete(id);
    if (document === null || !this.#searchable) return;
    const { postings, neighbours } = this.#searchable;
    this.#learned--;
    this.#totalLength -= postings.length(document);
    postings.remove(document);
    neighbours.remove(document);
  }

  #changed(): void {
    this.#newest = null;
    this.#latest = null;
  }
}

/** An item, and its document once its terms were learned. */
interface Slot {
  head: IndexHead;
  document: number | null;
}

interface Found {
  document: number;
  head: IndexHead;
  score: number;
}

const recency = (age: number) => 1 + RECENCY * 2 ** (-age / RECENCY_HALF_MS);

/** One total order, so that an index that grew and one that was built at once agree. */
function precedes(a: Found, b: Found): boolean {
  if (a.score !== b.score) return a.score > b.score;
  if (a.head.updated !== b.head.updated) return a.head.updated > b.head.updated;
  return a.head.id < b.head.id;
}
