import { SENSITIVE_CATEGORIES } from '#lib/protocol/index';
import type { Draft, IndexEntry, KeyClass, Vault } from '#lib/vault/index';
import { Ranking } from './ranking';

/** Segments at which the next change merges them all. */
const MERGE_AT = 48;

export const classOf = (category: string): KeyClass =>
  SENSITIVE_CATEGORIES.includes(category) ? 'sensitive' : 'ordinary';

/**
 * The search index at rest: sealed segments, one more with each change, merged now and then. Postings leak
 * text, so nothing of it is ever in clear. A woken worker opens the segments instead of every item.
 */
export class IndexStore {
  #ranking: Promise<Ranking> | null = null;

  constructor(private readonly vault: Vault) {}

  /** Forgets what is in memory: on lock. */
  clear(): void {
    this.#ranking = null;
  }

  /** @throws WalletError `locked` */
  ranking(): Promise<Ranking> {
    if (!this.#ranking) {
      const loading = this.#load();
      this.#ranking = loading;
      loading.catch(() => {
        if (this.#ranking === loading) this.#ranking = null;
      });
    }
    return this.#ranking;
  }

  /** Writes entries with the change that they belong to. Call `ranking().apply` once it is durable. */
  async stage(draft: Draft, entries: readonly IndexEntry[]): Promise<void> {
    const ids = await this.vault.ids('index');
    if (ids.length < MERGE_AT) {
      this.#put(draft, nextId(ids), entries);
      return;
    }
    // Read back rather than taken from memory, which may lag behind a change that just committed.
    const merged = new Map((await this.#load()).newest().map((entry) => [entry.id, entry]));
    for (const entry of entries) merged.set(entry.id, entry);
    for (const id of ids) draft.delete('index', id);
    this.#put(
      draft,
      nextId(ids),
      [...merged.values()].filter((entry) => entry.terms !== null),
    );
  }

  /** Segment ids sort in the order of writing; the class at the end keeps both classes of one change apart. */
  #put(draft: Draft, id: string, entries: readonly IndexEntry[]): void {
    for (const keyClass of ['ordinary', 'sensitive'] as const) {
      const own = entries.filter((entry) => classOf(entry.category) === keyClass);
      if (own.length > 0) draft.put('index', `${id}${keyClass[0]}`, own, { keyClass });
    }
  }

  async #load(): Promise<Ranking> {
    const ranking = new Ranking();
    for (const segment of await this.vault.all('index')) ranking.apply(segment.value);
    return ranking;
  }
}

function nextId(ids: readonly string[]): string {
  const last = ids.at(-1);
  return String(last ? Number.parseInt(last, 10) + 1 : 1).padStart(12, '0');
}
