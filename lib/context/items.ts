import { ITEM_VERSION, type Item, type ItemDraft, type Results, type Revision, WalletError } from '#lib/protocol/index';
import type { Draft, IndexEntry, Vault } from '#lib/vault/index';
import { lineTokens } from './block';
import { classOf, type IndexStore } from './index-store';
import { type Likeness, likeness } from './similar';
import { termsOf } from './terms';

/** Items that are compared with a new text, and those that are shown of either kind. */
const NEAR = 20;
const MOST_LIKE = 3;

/** What a person keeps: add, edit, remove, find. Every change is logged, indexed and durable in one. */
export class Items {
  constructor(
    private readonly vault: Vault,
    private readonly index: IndexStore,
  ) {}

  async add(
    draft: ItemDraft,
    provenance: Item['provenance']['kind'] = 'typed',
    source?: Item['source'],
  ): Promise<Item> {
    const [item] = await this.addMany([draft], provenance, source);
    if (!item) throw new WalletError('internal');
    return item;
  }

  /** All or nothing. */
  addMany(
    drafts: readonly ItemDraft[],
    provenance: Item['provenance']['kind'],
    source?: Item['source'],
  ): Promise<Item[]> {
    return this.#write((change) =>
      drafts.map((draft) => ({
        v: ITEM_VERSION,
        id: crypto.randomUUID(),
        ...draft,
        provenance: { kind: provenance, at: change.now },
        ...(source ? { source } : {}),
        trust: 'approved',
        created: change.now,
        rev: change.revision(),
      })),
    );
  }

  /** @throws WalletError `not-found`; `conflict` when the item changed since `baseRev` was read */
  async edit(id: string, baseRev: Revision, draft: ItemDraft): Promise<Item> {
    const [item] = await this.#write(async (change) => {
      const before = await this.#existing(id);
      if (!sameRevision(before.rev, baseRev)) throw new WalletError('conflict', 'the item was changed meanwhile');
      return [{ ...before, ...draft, rev: change.revision() }];
    });
    return item as Item;
  }

  /**
   * @returns the item as it was, so that removing can be undone
   * @throws WalletError `not-found`
   */
  async remove(id: string): Promise<Item> {
    let removed: IndexEntry[] = [];
    const item = await this.vault.change(async (change) => {
      const before = await this.#existing(id);
      change.delete('items', id, { kind: 'item-removal', body: { id, rev: change.revision() } });
      removed = [{ id, category: before.category, updated: change.now, tokens: 0, terms: null }];
      await this.index.stage(change, removed);
      return before;
    });
    (await this.index.ranking()).apply(removed);
    return item;
  }

  /** Undoes a removal: the same id, a new revision. @throws WalletError `conflict` when the id is taken */
  async restore(id: string, draft: ItemDraft, created: number): Promise<Item> {
    const [item] = await this.#write(async (change) => {
      if (await this.vault.get('items', id)) throw new WalletError('conflict', 'the item is there already');
      const provenance = { kind: 'typed' as const, at: created };
      return [{ v: ITEM_VERSION, id, ...draft, provenance, trust: 'approved', created, rev: change.revision() }];
    });
    return item as Item;
  }

  /** Newest first without a query, best first with one. */
  async list(query: string, category: string | null, offset: number, limit: number): Promise<Results['items.list']> {
    const ranking = await this.index.ranking();
    const all = ranking.newest();
    const found =
      query.trim() === '' ? all : this.#find(query, all, (await this.index.ranking()).search(termsOf(query)));
    const shown = found.filter((entry) => category === null || entry.category === category);
    const page = shown.slice(offset, offset + limit).map((entry) => entry.id);
    const counts = new Map<string, number>();
    for (const entry of all) counts.set(entry.category, (counts.get(entry.category) ?? 0) + 1);
    return {
      items: (await this.vault.getMany('items', page)).map((record) => record.value),
      total: shown.length,
      categories: [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  }

  /** @throws WalletError `not-found` when one is gone */
  async get(ids: readonly string[]): Promise<Item[]> {
    const items = await this.present(ids);
    if (items.length !== ids.length) throw new WalletError('not-found', 'an item is gone');
    return items;
  }

  /** Those of the named items that are still there. */
  async present(ids: readonly string[]): Promise<Item[]> {
    return (await this.vault.getMany('items', ids)).map((record) => record.value);
  }

  /** Whole words by rank, then items in which a word begins with the last one typed. */
  #find(query: string, all: readonly IndexEntry[], hits: readonly { id: string }[]): IndexEntry[] {
    const byId = new Map(all.map((entry) => [entry.id, entry]));
    const ranked = hits.flatMap((hit) => byId.get(hit.id) ?? []);
    const last = termsOf(query).at(-1)?.term ?? query.trim().toLowerCase();
    const seen = new Set(ranked.map((entry) => entry.id));
    const begun = all.filter((entry) => !seen.has(entry.id) && entry.terms?.some((term) => term.startsWith(last)));
    return [...ranked, ...begun];
  }

  /** What is said of the same already, or to the contrary, and where it would belong. */
  async like(text: string): Promise<{ same: Item[]; against: Item[]; category: string | null }> {
    const ranking = await this.index.ranking();
    const near = ranking.search(termsOf(text)).slice(0, NEAR);
    const items = await this.present(near.map(({ id }) => id));
    const by = (wanted: Likeness) => items.filter((item) => likeness(item.text, text) === wanted).slice(0, MOST_LIKE);
    return { same: by('same'), against: by('against'), category: ranking.entry(near[0]?.id ?? '')?.category ?? null };
  }

  async #existing(id: string): Promise<Item> {
    const record = await this.vault.get('items', id);
    if (!record) throw new WalletError('not-found', 'there is no such item');
    return record.value;
  }

  async #write(make: (change: Draft) => Promise<Item[]> | Item[]): Promise<Item[]> {
    let entries: IndexEntry[] = [];
    const items = await this.vault.change(async (change) => {
      const made = await make(change);
      for (const item of made) {
        change.put('items', item.id, item, {
          keyClass: classOf(item.category),
          entry: { kind: 'item-change', body: item },
        });
      }
      entries = made.map(indexEntry);
      await this.index.stage(change, entries);
      return made;
    });
    (await this.index.ranking()).apply(entries);
    return items;
  }
}

const sameRevision = (a: Revision, b: Revision) => a.t === b.t && a.c === b.c && a.d === b.d;

function indexEntry(item: Item): IndexEntry {
  return {
    id: item.id,
    category: item.category,
    updated: item.rev.t,
    tokens: lineTokens(item.text),
    terms: termsOf(item.text).map(({ term }) => term),
  };
}
