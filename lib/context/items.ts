import {
  CATEGORIES,
  type CategoryView,
  type ImportDraft,
  type Item,
  type ItemDraft,
  type ItemFilter,
  type Results,
  type Revision,
  stamped,
  WalletError,
} from '#lib/protocol/index';
import {
  classOf,
  type Draft,
  type IndexEntry,
  type IndexHead,
  resolve,
  type Sensitivity,
  supersede,
  type Vault,
} from '#lib/vault/index';
import { indexEntry } from './index-entry';
import type { IndexStore } from './index-store';
import { isListed, isOffered } from './offered';
import type { Ranking } from './ranking';
import { type Likeness, likeness } from './similar';
import { queryTermsOf } from './terms';

/** Items that are compared with a new text, and those that are shown of either kind. */
const NEAR = 20;
const MOST_LIKE = 3;

/** What a person keeps: add, edit, remove, find. Every change is logged, indexed and durable in one. */
export class Items {
  constructor(
    private readonly vault: Vault,
    private readonly index: IndexStore,
    private readonly sensitivity: Sensitivity,
  ) {}

  async add(
    draft: ItemDraft,
    provenance: Item['provenance']['kind'] = 'typed',
    source?: Item['source'],
  ): Promise<Item> {
    const [item] = await this.addMany([draft], provenance, { source });
    if (!item) throw new WalletError('internal');
    return item;
  }

  /**
   * All or nothing.
   *
   * @param onSealed called with the share that is sealed, 0 to 1; storing them comes after that
   * @returns the new items in their order, each before the one that it replaces
   * @throws WalletError `not-found`, `conflict` when an item to be replaced is gone or was changed
   */
  addMany(
    drafts: readonly ImportDraft[],
    provenance: Item['provenance']['kind'],
    { source, onSealed }: { source?: Item['source']; onSealed?: (part: number) => void } = {},
  ): Promise<Item[]> {
    const make = async (change: Draft): Promise<Item[]> => {
      const made: Item[] = [];
      const over = new Set<string>();
      for (const { replaces, ...draft } of drafts) {
        const item = newItem(change, source ? { ...draft, source } : draft, provenance);
        made.push(item);
        // One item has one successor.
        if (!replaces || over.has(replaces.id)) continue;
        over.add(replaces.id);
        made.push(...(await this.#end(change, await this.#unchanged(replaces.id, replaces.rev), item.id)));
      }
      return made;
    };
    // Segments of the index are sealed after them.
    return this.#write(make, (records) => onSealed?.(Math.min(1, records / drafts.length)));
  }

  /** @throws WalletError `not-found`; `conflict` when the item changed since `baseRev` was read */
  async edit(id: string, baseRev: Revision, draft: ItemDraft): Promise<Item> {
    const edit = async (change: Draft) => {
      const before = await this.#unchanged(id, baseRev);
      const { provenance, source, trust, created } = before;
      const { seen, copies } = await supersede(this.vault, change, id, before);
      if (draft.sensitive && !before.sensitive) await this.sensitivity.guard(change, id);
      const kept = { id, provenance, source, trust, created };
      return [stamped({ ...kept, ...draft, rev: change.revision(), ...seen }), ...copies];
    };
    const [item] = await this.#write(edit);
    return item as Item;
  }

  /**
   * The person read an item that waits (`trust`) and lets it be offered, or takes that back.
   *
   * @throws WalletError as `edit` does
   */
  async approve(id: string, baseRev: Revision, approved: boolean): Promise<Item> {
    const decide = async (change: Draft) => {
      const { seen: _seen, ...before } = await this.#unchanged(id, baseRev);
      const { seen, copies } = await supersede(this.vault, change, id, before);
      const trust = approved ? ('approved' as const) : ('quarantined' as const);
      return [stamped({ ...before, trust, rev: change.revision(), ...seen }), ...copies];
    };
    const [item] = await this.#write(decide);
    return item as Item;
  }

  /**
   * Says what is so now in an item of its own. The one before it stays to be found, and is offered no more.
   *
   * @returns the new item
   * @throws WalletError as `edit` does
   */
  async supersede(id: string, baseRev: Revision, draft: ItemDraft): Promise<Item> {
    const replace = async (change: Draft) => {
      const before = await this.#unchanged(id, baseRev);
      const next = newItem(change, draft, 'typed');
      return [next, ...(await this.#end(change, before, next.id))];
    };
    const [item] = await this.#write(replace);
    return item as Item;
  }

  /**
   * @returns the item as it was, so that removing can be undone
   * @throws WalletError `not-found`
   */
  async remove(id: string): Promise<Item> {
    let entries: IndexEntry[] = [];
    const item = await this.vault.change(async (change) => {
      const before = await this.#existing(id);
      const { seen, copies } = await supersede(this.vault, change, id, before);
      const rev = change.revision();
      change.delete('items', id, { kind: 'item-removal', body: { id, rev } });
      change.put('tombstones', id, { rev, ...seen });
      const gone = { id, category: before.category, updated: change.now, tokens: 0, terms: null };
      entries = await this.#stage(change, copies, [gone]);
      return before;
    });
    (await this.index.ranking()).apply(entries);
    return item;
  }

  /** Undoes a removal: all of it as it was, under a new revision. @throws WalletError `conflict` when the id is taken */
  async restore(removed: Item): Promise<Item> {
    const [item] = await this.#write(async (change) => {
      const { seen: _seen, ...words } = removed;
      if (await this.vault.get('items', words.id)) throw new WalletError('conflict', 'the item is there already');
      const { seen } = await supersede(this.vault, change, words.id, null);
      return [stamped({ ...words, rev: change.revision(), ...seen })];
    });
    return item as Item;
  }

  /**
   * The person chose between two versions of an item.
   *
   * @param keep the version that stays
   * @param both the others become items of their own
   * @throws WalletError `not-found` when that was settled meanwhile
   */
  async resolve(id: string, keep: Revision, both: boolean): Promise<void> {
    let entries: IndexEntry[] = [];
    await this.vault.change(async (change) => {
      const { before, item, copies } = await resolve(this.vault, change, id, keep, both);
      const gone = before && { id, category: before.category, updated: change.now, tokens: 0, terms: null };
      if (!item) change.delete('items', id, { kind: 'item-removal', body: { id, rev: change.revision() } });
      const kept = item ? [item, ...copies] : copies;
      entries = await this.#stage(change, kept, gone ? [gone] : []);
    });
    (await this.index.ranking()).apply(entries);
  }

  /** Every category that starts here or holds an item. */
  async categories(): Promise<CategoryView[]> {
    const ranking = await this.index.ranking();
    const counts = new Map<string, number>(CATEGORIES.map((name) => [name, 0]));
    for (const { category } of ranking.newest()) counts.set(category, (counts.get(category) ?? 0) + 1);
    return [...counts].map(([name, count]) => ({ name, count, sensitive: ranking.sensitive(name) }));
  }

  /** Moves a category to the other class: all that holds its text is sealed anew in one change. */
  async setSensitive(category: string, sensitive: boolean): Promise<void> {
    await this.vault.change(async (change) => {
      const after = await this.sensitivity.stage(change, [category], sensitive);
      await this.index.stage(change, [], { rewrite: true, sensitive: after });
    });
    this.sensitivity.clear();
    this.index.clear();
  }

  /** Newest first without a query, best first with one. Opens only the items of that page. */
  async list(
    query: string,
    category: string | null,
    offset: number,
    limit: number,
    show?: ItemFilter,
  ): Promise<Results['items.list']> {
    const ranking = await this.index.ranking();
    const all = ranking.newest();
    const found = query.trim() === '' ? all : this.#find(query, await this.index.searchable());
    const ofCategory = category === null ? found : found.filter((entry) => entry.category === category);
    const now = Date.now();
    const shown = show ? ofCategory.filter((entry) => isListed(entry, show, now)) : ofCategory;
    const page = shown.slice(offset, offset + limit).map((entry) => entry.id);
    const counts = new Map<string, number>();
    for (const entry of all) counts.set(entry.category, (counts.get(entry.category) ?? 0) + 1);
    const { records, damaged } = await this.vault.find('items', page);
    return {
      items: records.map((record) => record.value),
      damaged,
      total: shown.length,
      categories: [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    };
  }

  /** Removes an item that does not open any more. @throws WalletError `not-found` unless it is such a one */
  async drop(id: string): Promise<void> {
    const gone = { id, category: '', updated: 0, tokens: 0, terms: null };
    await this.vault.change(async (change) => {
      if ((await this.vault.find('items', [id])).damaged.length === 0) throw new WalletError('not-found');
      change.delete('items', id, { kind: 'item-removal', body: { id, rev: change.revision() } });
      await this.index.stage(change, [gone]);
    });
    (await this.index.ranking()).apply([gone]);
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
  #find(query: string, ranking: Ranking): IndexHead[] {
    const words = queryTermsOf(query);
    const ranked = ranking.search(words).map(({ head }) => head);
    const last = words.at(-1)?.forms[0] ?? query.trim().toLowerCase();
    const begun = ranking.beginning(last);
    const seen = new Set(ranked.map((entry) => entry.id));
    return [...ranked, ...ranking.newest().filter(({ id }) => begun.has(id) && !seen.has(id))];
  }

  /**
   * For each text, what is said of the same already, or to the contrary, and where it would belong. An item that is
   * near several of them is opened once.
   */
  async like(texts: readonly string[]): Promise<{ same: Item[]; against: Item[]; category: string | null }[]> {
    const ranking = await this.index.searchable();
    const now = Date.now();
    // What was so once neither repeats nor contradicts what is said now.
    const options = { most: NEAR, allowed: ({ remarks }: IndexHead) => isOffered(remarks, now) };
    const near = texts.map((text) => ranking.search(queryTermsOf(text), options).map(({ head }) => head.id));
    const present = await this.present([...new Set(near.flat())]);
    const byId = new Map(present.map((item) => [item.id, item]));
    return texts.map((text, at) => {
      const ids = near[at] ?? [];
      const items = ids.flatMap((id) => byId.get(id) ?? []);
      const by = (wanted: Likeness) => items.filter((item) => likeness(item.text, text) === wanted).slice(0, MOST_LIKE);
      return { same: by('same'), against: by('against'), category: ranking.entry(ids[0] ?? '')?.category ?? null };
    });
  }

  /** An item as it is from now on: what was so before, with whatever else the vault has of it. */
  async #end(change: Draft, item: Item, supersededBy: string): Promise<Item[]> {
    const { seen: _seen, pin: _pin, ...words } = item;
    const { seen, copies } = await supersede(this.vault, change, item.id, item);
    const validUntil = Math.min(item.validUntil ?? change.now, change.now);
    return [stamped({ ...words, validUntil, supersededBy, rev: change.revision(), ...seen }), ...copies];
  }

  async #unchanged(id: string, baseRev: Revision): Promise<Item> {
    const item = await this.#existing(id);
    if (!sameRevision(item.rev, baseRev)) throw new WalletError('conflict', 'the item was changed meanwhile');
    return item;
  }

  async #existing(id: string): Promise<Item> {
    const record = await this.vault.get('items', id);
    if (!record) throw new WalletError('not-found', 'there is no such item');
    return record.value;
  }

  async #write(
    make: (change: Draft) => Promise<Item[]> | Item[],
    onSealed?: (records: number) => void,
  ): Promise<Item[]> {
    let entries: IndexEntry[] = [];
    const items = await this.vault.change(async (change) => {
      const made = await make(change);
      entries = await this.#stage(change, made);
      return made;
    }, onSealed);
    (await this.index.ranking()).apply(entries);
    return items;
  }

  /** @returns what the index learns once the change is durable */
  async #stage(change: Draft, items: readonly Item[], gone: readonly IndexEntry[] = []): Promise<IndexEntry[]> {
    const sensitive = await this.sensitivity.test();
    for (const item of items) {
      const keyClass = classOf([item], sensitive);
      change.put('items', item.id, item, { keyClass, entry: { kind: 'item-change', body: item } });
      await change.spill();
    }
    const entries = [...gone, ...items.map(indexEntry)];
    await this.index.stage(change, entries);
    return entries;
  }
}

function newItem(change: Draft, draft: ItemDraft & Pick<Item, 'source'>, provenance: Item['provenance']['kind']): Item {
  return stamped({
    id: crypto.randomUUID(),
    ...draft,
    provenance: { kind: provenance, at: change.now },
    trust: 'approved',
    created: change.now,
    rev: change.revision(),
  });
}

const sameRevision = (a: Revision, b: Revision) => a.t === b.t && a.c === b.c && a.d === b.d;
