import type { IndexEntry, IndexHead, KeptHeads, KeptTerms } from '#lib/vault/records';
import type { Sensitive } from '#lib/vault/sensitivity';
import { larger } from './columns';
import { Heads } from './heads';
import { areHeads, areTerms, idsOf } from './kept-heads';
import { countOf, readNumbers } from './kept-numbers';
import { Neighbours } from './neighbours';
import { Postings } from './postings';
import { Scores, type Sought } from './scores';
import { hashOf, Segment } from './segment';
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
  head: IndexHead;
  score: number;
  /** The draft's own words that matched, as written. */
  words: string[];
  /** More than one word matched, or a rare one; other matches are chance. */
  telling: boolean;
}

export interface SearchOptions {
  /** How many at most; left out, all. */
  most?: number;
  /** Items to look among; left out, all. Nothing of others is found, nor changes what is. */
  allowed?: (head: IndexHead) => boolean;
}

/** What is in memory once there is something to search. */
interface Searchable {
  segments: Segment[];
  /** What came after the segments. */
  recent: Postings;
  neighbours: Neighbours | null;
  scores: Scores;
  /** By document: how many terms it has, and whether that is known. */
  lengths: Uint32Array;
  learned: Uint8Array;
}

/** The items as they are listed and searched, kept in memory while the wallet is unlocked. */
export class Ranking {
  readonly #heads = new Heads();
  /** By its ids: the documents of a segment. */
  readonly #loaded = new Map<string, { from: number; count: number }>();
  #searchable: Searchable | null = null;
  #learned = 0;
  #totalLength = 0;
  #newest: IndexHead[] | null = null;
  #pinned: IndexHead[] | null = null;
  #latest: number | null = null;

  /** @param sensitive which categories are never chosen unasked */
  constructor(readonly sensitive: Sensitive) {}

  /** Applies entries in the order in which they were written. */
  apply(entries: readonly IndexEntry[]): void {
    this.#forget(entries.map(({ id }) => id));
    const last = new Map(entries.map((entry) => [entry.id, entry]));
    for (const { terms, ...head } of last.values()) {
      if (!terms) continue;
      const document = this.#heads.add(head);
      if (!this.#searchable) continue;
      this.#searchable.recent.add(document, terms);
      this.#searchable.neighbours?.add(document);
      this.#makeRoom(this.#searchable);
      this.#learn(this.#searchable, document, terms.length);
    }
    this.#changed();
  }

  /** Takes in items whose terms are not asked for yet. Segments of other rules, or that are not whole, are passed over. */
  load(segments: readonly KeptHeads[]): void {
    for (const segment of segments.filter(areHeads)) {
      const from = this.#heads.documents;
      if (this.#heads.load(segment)) this.#loaded.set(segment.ids, { from, count: this.#heads.documents - from });
    }
    this.#changed();
  }

  /** Takes in the terms of items that are there; from then on `apply` does. */
  learn(segments: readonly KeptTerms[]): void {
    this.#searchable ??= {
      segments: [],
      recent: new Postings(),
      neighbours: null,
      scores: new Scores(),
      lengths: new Uint32Array(0),
      learned: new Uint8Array(0),
    };
    for (const kept of segments.filter(areTerms)) this.#take(this.#searchable, kept);
  }

  #take(searchable: Searchable, kept: KeptTerms): void {
    const segment = Segment.of(kept);
    const lengths = new Uint32Array(countOf(kept.lengths));
    if (!segment || !readNumbers(kept.lengths, lengths, 0, lengths.length)) return;
    this.#makeRoom(searchable);
    const isNew = (document: number | null): document is number =>
      document !== null && !this.#heads.isGone(document) && searchable.learned[document] !== 1;
    const { from, count } = this.#loaded.get(kept.ids) ?? { from: 0, count: 0 };
    const isAsLoaded = count === lengths.length && lengths.every((_, position) => isNew(from + position));
    if (isAsLoaded) {
      segment.place(from);
      lengths.forEach((length, position) => {
        this.#learn(searchable, from + position, length);
      });
    } else {
      const documents = idsOf(kept).map((id) => this.#heads.find(id));
      segment.place(documents.map((document) => (isNew(document) ? document : null)));
      documents.forEach((document, position) => {
        if (isNew(document)) this.#learn(searchable, document, lengths[position] ?? 0);
      });
    }
    searchable.segments.push(segment);
  }

  #learn(searchable: Searchable, document: number, length: number): void {
    searchable.lengths[document] = length;
    searchable.learned[document] = 1;
    this.#learned++;
    this.#totalLength += length;
  }

  /** A length for every document. */
  #makeRoom(searchable: Searchable): void {
    const { documents } = this.#heads;
    if (documents <= searchable.lengths.length) return;
    const room = Math.max(256, Math.ceil(documents * 1.5));
    searchable.lengths = larger(searchable.lengths, new Uint32Array(room));
    searchable.learned = larger(searchable.learned, new Uint8Array(room));
  }

  get size(): number {
    return this.#heads.size;
  }

  /** Items whose terms are not known yet. */
  get unlearned(): number {
    return this.size - this.#learned;
  }

  entry(id: string): IndexHead | null {
    const document = this.#heads.find(id);
    return document === null ? null : this.#heads.at(document);
  }

  /** Every item, newest first. */
  newest(): readonly IndexHead[] {
    this.#newest ??= [...this.#heads.all()].sort(newestFirst);
    return this.#newest;
  }

  /** Those of them that are always included. */
  pinned(): readonly IndexHead[] {
    this.#pinned ??= this.#heads
      .remarked()
      .filter(({ remarks }) => remarks?.pin)
      .sort(newestFirst);
    return this.#pinned;
  }

  /** Whether an item is never chosen for being new: by its category, or by itself. */
  guards({ category, remarks }: IndexHead): boolean {
    return remarks?.sensitive === true || this.sensitive(category);
  }

  /** Items that share a word with the query, best first; of those that are level, the newer. */
  search(query: readonly QueryTerm[], { most = Number.POSITIVE_INFINITY, allowed }: SearchOptions = {}): Hit[] {
    if (!this.#searchable) return [];
    this.#searchable.neighbours ??= new Neighbours(this.#heads);
    const { neighbours, scores, lengths } = this.#searchable;
    const words = this.#rarest(this.#searchable, query);
    const collection = { size: this.size, averageLength: this.#totalLength / Math.max(1, this.size), lengths };
    scores.add(words, collection, (document) => !allowed || allowed(this.#heads.at(document)));
    const candidates = this.#candidates(scores, scores.lent(neighbours), most);
    return top(candidates, most, (a, b) => this.#precedes(a, b)).map(({ document, score }) => {
      const matched = words.filter((_, i) => (scores.mask(document) & (1 << i)) !== 0);
      const head = this.#heads.at(document);
      return { head, score, words: matched.map(({ word }) => word), telling: this.#isTelling(matched) };
    });
  }

  /** What can be among the first `most` once it is known how new it is; the rest is passed over unmade. */
  #candidates({ touched }: Scores, scores: Float32Array, most: number): Found[] {
    const best = most < scores.length ? top(scores, most, (one, other) => one > other) : [];
    const floor = (best.at(-1) ?? 0) / (1 + RECENCY);
    this.#latest ??= this.#heads.latest();
    const found: Found[] = [];
    for (let i = 0; i < scores.length; i++) {
      const score = scores[i] as number;
      if (score <= 0 || score < floor) continue;
      const document = touched[i] as number;
      found.push({ document, score: score * recency(this.#latest - this.#heads.updated(document)) });
    }
    return found;
  }

  /** One total order, so that an index that grew and one that was built at once agree. */
  #precedes(a: Found, b: Found): boolean {
    if (a.score !== b.score) return a.score > b.score;
    const [one, other] = [this.#heads.updated(a.document), this.#heads.updated(b.document)];
    return one === other ? this.#heads.id(a.document) < this.#heads.id(b.document) : one > other;
  }

  /** Items that hold a term which begins so. */
  beginning(prefix: string): ReadonlySet<string> {
    const found = new Set<string>();
    for (const source of this.#sources()) {
      for (const number of source.beginning(prefix)) {
        source.each(number, (document) => found.add(this.#heads.id(document)));
      }
    }
    return found;
  }

  #sources(): (Segment | Postings)[] {
    return this.#searchable ? [...this.#searchable.segments, this.#searchable.recent] : [];
  }

  /** The words of the query that are somewhere, in its order; the rarest ones when there are too many. */
  #rarest({ segments, recent }: Searchable, query: readonly QueryTerm[]): (Sought & { word: string })[] {
    const words = query.flatMap(({ word, forms }) => {
      const places: Place[] = [];
      let holders = 0;
      for (const form of forms) {
        const hash = hashOf(form);
        for (const source of segments) holders += placed(source, source.find(form, hash), places);
        holders += placed(recent, recent.find(form), places);
      }
      return holders > 0 ? [{ word, places, holders }] : [];
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

  #forget(ids: readonly string[]): void {
    const documents = new Set(ids.flatMap((id) => this.#heads.find(id) ?? []));
    for (const document of documents) {
      this.#searchable?.neighbours?.remove(document);
      this.#heads.remove(document);
      if (this.#searchable?.learned[document] !== 1) continue;
      this.#learned--;
      this.#totalLength -= this.#searchable.lengths[document] ?? 0;
    }
    for (const source of this.#sources()) source.remove(documents);
  }

  #changed(): void {
    this.#newest = null;
    this.#pinned = null;
    this.#latest = null;
  }
}

interface Found {
  document: number;
  score: number;
}

type Place = Sought['places'][number] & { source: Segment | Postings };

/** Notes where a term is. @returns how many documents hold it there */
function placed(source: Segment | Postings, number: number, places: Place[]): number {
  const holders = number === -1 ? 0 : source.holders(number);
  if (holders > 0) places.push({ source, number });
  return holders;
}

const recency = (age: number) => 1 + RECENCY * 2 ** (-age / RECENCY_HALF_MS);

const newestFirst = (a: IndexHead, b: IndexHead) => b.updated - a.updated || (a.id < b.id ? -1 : 1);
