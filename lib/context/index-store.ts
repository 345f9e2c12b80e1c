import {
  BUCKETS,
  bucketOf,
  classOf,
  type Draft,
  type IndexEntry,
  type IndexHead,
  type KeptTerms,
  type KeyClass,
  type Records,
  type Sensitive,
  type Sensitivity,
  type Vault,
} from '#lib/vault/index';
import { headsOf } from './heads';
import { indexEntry } from './index-entry';
import { areHeads, areTerms, idsOf, keepHeads } from './kept-heads';
import { changeTerms, keepTerms, termsById } from './kept-terms';
import { Ranking } from './ranking';
import { Segment } from './segment';

/** What of the index is looked at: all, or what stays usable when the sensitive class is locked. */
export type Part = 'all' | 'ordinary';

const CLASSES = ['ordinary', 'sensitive'] as const satisfies KeyClass[];
const SEGMENTS_AT_ONCE = 8;
const ALL_BUCKETS = Array.from({ length: BUCKETS }, (_, bucket) => bucket);

/**
 * The search index at rest: for each bucket of items and each class a sealed segment of heads, which a list needs, and
 * one of terms, which a search needs. A change writes the segments of its items anew, so that nothing of a deleted item
 * is left in any; and since they lie in the bucket of their items, forgetting those forgets the older segments too.
 */
export class IndexStore {
  readonly #rankings = new Map<Part, Promise<Ranking>>();
  readonly #searchable = new Map<Part, Promise<Ranking>>();

  constructor(
    private readonly vault: Vault,
    private readonly sensitivity: Sensitivity,
  ) {}

  /** Forgets what is in memory: on lock, and when categories change their class. */
  clear(): void {
    this.#rankings.clear();
    this.#searchable.clear();
  }

  /** What there is, without words to search. @throws WalletError `locked` */
  ranking(part: Part = 'all'): Promise<Ranking> {
    return remembered(this.#rankings, part, () => this.#load(part));
  }

  /** The same, ready to be searched. @throws WalletError `locked` */
  searchable(part: Part = 'all'): Promise<Ranking> {
    return remembered(this.#searchable, part, async () => {
      const ranking = await this.ranking(part);
      await this.#loadTerms(ranking, part);
      return ranking;
    });
  }

  /**
   * Writes entries with the change that they belong to. Call `ranking().apply` once it is durable.
   *
   * @param options.rewrite writes every segment anew, such as when a category changes its class
   * @param options.sensitive which categories are sensitive once the change is durable, when it says so itself
   */
  async stage(
    draft: Draft,
    entries: readonly IndexEntry[],
    options: { rewrite?: boolean; sensitive?: Sensitive } = {},
  ): Promise<void> {
    const sensitive = options.sensitive ?? (await this.sensitivity.test());
    const byBucket = new Map<number, IndexEntry[]>();
    for (const entry of entries) {
      const bucket = bucketOf('items', entry.id);
      const own = byBucket.get(bucket) ?? [];
      own.push(entry);
      byBucket.set(bucket, own);
    }
    const touched = options.rewrite ? ALL_BUCKETS : [...byBucket.keys()];
    for (const bucket of touched) await this.#stageBucket(draft, bucket, byBucket.get(bucket) ?? [], sensitive);
  }

  /**
   * Learns every item that a change writes so far, bucket by bucket: for changes of any size.
   *
   * @param options as in `stage`; `onProgress` is told the share of buckets that are done
   */
  async follow(
    draft: Draft,
    options: { rewrite: boolean; sensitive: Sensitive; onProgress?: (part: number) => void },
  ): Promise<void> {
    const untouched = new Set(options.rewrite ? ALL_BUCKETS : []);
    for await (const [bucket, records] of draft.written('items')) {
      untouched.delete(bucket);
      const entries = records.map(({ id, value }) => (value ? indexEntry(value) : goneEntry(id, draft.now)));
      await this.#stageBucket(draft, bucket, entries, options.sensitive);
      options.onProgress?.((bucket + 1) / BUCKETS);
    }
    for (const bucket of untouched) await this.#stageBucket(draft, bucket, [], options.sensitive);
  }

  async #stageBucket(
    draft: Draft,
    bucket: number,
    entries: readonly IndexEntry[],
    sensitive: Sensitive,
  ): Promise<void> {
    const { heads, terms, segments } = await this.#kept(draft, bucket);
    for (const { terms: own, ...head } of entries) {
      // One that stays keeps its place in the segment.
      if (own) heads.set(head.id, head);
      else heads.delete(head.id);
      if (own) terms.set(head.id, own);
      else terms.delete(head.id);
    }
    this.#put(draft, bucket, { heads, terms, segments }, sensitive);
    await draft.spill();
  }

  #put(draft: Draft, bucket: number, kept: Kept, sensitive: Sensitive): void {
    for (const keyClass of CLASSES) {
      const own = [...kept.heads.values()].filter((head) => classOf([guardedBy(head)], sensitive) === keyClass);
      const id = segmentId(bucket, keyClass);
      if (own.length === 0) {
        draft.delete('index', id);
        draft.delete('terms', id);
        continue;
      }
      const ids = own.map((head) => head.id);
      const options = { keyClass, weight: own.length };
      draft.put('index', id, keepHeads(own), options);
      draft.put('terms', id, termsOf(kept, keyClass, ids), options);
    }
  }

  /** What the index has of a bucket's items. What was made by other rules is made anew of the items. */
  async #kept(draft: Draft, bucket: number): Promise<Kept> {
    const [heads, terms] = [await this.#stored(draft, 'index', bucket), await this.#stored(draft, 'terms', bucket)];
    if (![...heads.values()].every(areHeads) || ![...terms.values()].every(areTerms)) return this.#made(bucket);
    const kept: Kept = { heads: new Map(), terms: new Map(), segments: terms };
    for (const segment of heads.values()) {
      const own = headsOf(segment);
      if (!own) return this.#made(bucket);
      for (const head of own) kept.heads.set(head.id, head);
    }
    return areTogether(kept) ? kept : this.#made(bucket);
  }

  /** What the index ought to have of a bucket's items. */
  async #made(bucket: number): Promise<Kept> {
    const entries = (await this.vault.inBucket('items', bucket)).map(({ value }) => indexEntry(value));
    return {
      heads: new Map(entries.map(({ terms: _terms, ...head }) => [head.id, head])),
      terms: new Map(entries.map(({ id, terms }) => [id, terms ?? []])),
      segments: new Map(),
    };
  }

  /** A bucket's segments by class, as this change already leaves them. */
  async #stored<S extends 'index' | 'terms'>(draft: Draft, store: S, bucket: number) {
    const segments = new Map<KeyClass, Records[S]>();
    for (const keyClass of CLASSES) {
      const id = segmentId(bucket, keyClass);
      const pending = draft.pending(store, id);
      const segment = pending === undefined ? (await this.vault.get(store, id))?.value : pending;
      if (segment) segments.set(keyClass, segment);
    }
    return segments;
  }

  async #load(part: Part): Promise<Ranking> {
    let ranking = await this.#loadHeads(part);
    if (part === 'all' && !(await this.#isComplete(ranking))) {
      await this.#rebuild();
      ranking = await this.#loadHeads(part);
    }
    return ranking;
  }

  async #isComplete({ size }: Ranking): Promise<boolean> {
    return size === (await this.vault.size('items')) || size === (await this.vault.count('items'));
  }

  async #loadHeads(part: Part): Promise<Ranking> {
    const ranking = new Ranking(await this.sensitivity.test());
    const segments = await this.vault.getMany('index', await this.#segments('index', part));
    ranking.load(segments.map(({ value }) => value));
    return ranking;
  }

  async #loadTerms(ranking: Ranking, part: Part): Promise<void> {
    // From here on what changes is learned at once, so that an older segment cannot come after it.
    ranking.learn([]);
    const ids = await this.#segments('terms', part);
    // A few at a time: as text, a large vault's terms take more memory than the index that is made of them.
    for (let at = 0; at < ids.length; at += SEGMENTS_AT_ONCE) {
      const segments = await this.vault.getMany('terms', ids.slice(at, at + SEGMENTS_AT_ONCE));
      ranking.learn(segments.map(({ value }) => value));
    }
    if (part === 'all' && ranking.unlearned > 0) {
      await this.#rebuild();
      for await (const { records } of this.vault.pages('terms', SEGMENTS_AT_ONCE)) {
        ranking.learn(records.map(({ value }) => value));
      }
    }
  }

  async #segments(store: 'index' | 'terms', part: Part): Promise<string[]> {
    const ids = await this.vault.ids(store);
    return part === 'all' ? ids : ids.filter((id) => id.endsWith('o'));
  }

  /** Segments that are damaged or missing are made anew of the items, bucket by bucket. */
  async #rebuild(): Promise<void> {
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      await this.vault.change(async (draft) => {
        const sensitive = await this.sensitivity.test();
        this.#put(draft, bucket, await this.#made(bucket), sensitive);
      });
    }
  }
}

const goneEntry = (id: string, updated: number): IndexEntry => ({ id, category: '', updated, tokens: 0, terms: null });

const guardedBy = ({ category, remarks }: IndexHead) => ({ category, sensitive: remarks?.sensitive });

interface Kept {
  heads: Map<string, IndexHead>;
  /** By id, those that were read of the items themselves. */
  terms: Map<string, readonly string[]>;
  /** Those of all others, as they lay. */
  segments: ReadonlyMap<KeyClass, KeptTerms>;
}

/** Whether the terms can be read, and are those of the same items. */
function areTogether({ heads, segments }: Kept): boolean {
  const ids = [...segments.values()].flatMap(idsOf);
  const isRead = [...segments.values()].every((segment) => Segment.of(segment) !== null);
  return isRead && ids.length === heads.size && ids.every((id) => heads.has(id));
}

/** The terms of a segment that holds these items from now on. */
function termsOf({ terms, segments }: Kept, keyClass: KeyClass, ids: readonly string[]): KeptTerms {
  const segment = segments.get(keyClass);
  const changed = segment && changeTerms(segment, ids, terms);
  if (changed) return changed;
  // Items came from the other class.
  const known = new Map([...segments.values()].flatMap((each) => [...(termsById(each) ?? [])]));
  return keepTerms(ids.map((id) => [id, terms.get(id) ?? known.get(id) ?? []]));
}

/** Begins with the bucket's number, which is where it lies; the class's letter keeps both classes apart. */
const segmentId = (bucket: number, keyClass: KeyClass) => `${String(bucket).padStart(2, '0')}${keyClass[0]}`;

/** One loading for all who ask meanwhile; one that failed is tried again. */
function remembered<T>(known: Map<Part, Promise<T>>, part: Part, load: () => Promise<T>): Promise<T> {
  const earlier = known.get(part);
  if (earlier) return earlier;
  const loading = load();
  known.set(part, loading);
  loading.catch(() => {
    if (known.get(part) === loading) known.delete(part);
  });
  return loading;
}
