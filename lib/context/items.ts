import type {
  BulkAct,
  BulkChange,
  CategoryView,
  DeletedItems,
  ImportDraft,
  Item,
  ItemDraft,
  ItemFilter,
  ItemStats,
  ListedBy,
  Results,
  Revision,
} from '#lib/protocol/index';
import { WalletError } from '#lib/protocol/index';
import { type Draft, resolve, type Sensitivity, type Vault } from '#lib/vault/index';
import { changeMany, putBack } from './bulk';
import type { IndexStore } from './index-store';
import { ItemWriter, newItem } from './item-writer';
import { likeItems } from './like';
import { categoriesOf, listed, listItems } from './listing';
import { statsOf } from './stats';

const DELETED_SHOWN = 50;

/** What a person keeps: add, edit, remove, find. Every change is logged, indexed and durable in one. */
export class Items {
  readonly #writer: ItemWriter;

  constructor(
    private readonly vault: Vault,
    private readonly index: IndexStore,
    private readonly sensitivity: Sensitivity,
  ) {
    this.#writer = new ItemWriter(vault, index, sensitivity);
  }

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
        made.push(
          ...(await this.#writer.end(change, await this.#writer.unchanged(replaces.id, replaces.rev), item.id)),
        );
      }
      return made;
    };
    // Segments of the index are sealed after them.
    return this.#writer.write(make, (records) => onSealed?.(Math.min(1, records / drafts.length)));
  }

  /** @throws WalletError `not-found`; `conflict` when the item changed since `baseRev` was read */
  async edit(id: string, baseRev: Revision, draft: ItemDraft): Promise<Item> {
    const edit = async (change: Draft) => {
      const before = await this.#writer.unchanged(id, baseRev);
      const { provenance, source, trust, created } = before;
      if (draft.sensitive && !before.sensitive) await this.sensitivity.guard(change, [id]);
      return this.#writer.revised(change, before, { provenance, source, trust, created, ...draft });
    };
    const [item] = await this.#writer.write(edit);
    return item as Item;
  }

  /**
   * The person read an item that waits (`trust`) and lets it be offered, or takes that back.
   *
   * @throws WalletError as `edit` does
   */
  async approve(id: string, baseRev: Revision, approved: boolean): Promise<Item> {
    const decide = async (change: Draft) => {
      const before = await this.#writer.unchanged(id, baseRev);
      return this.#writer.revised(change, before, { ...before, trust: approved ? 'approved' : 'quarantined' });
    };
    const [item] = await this.#writer.write(decide);
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
      const before = await this.#writer.unchanged(id, baseRev);
      const next = newItem(change, draft, 'typed');
      return [next, ...(await this.#writer.end(change, before, next.id))];
    };
    const [item] = await this.#writer.write(replace);
    return item as Item;
  }

  /** Does one thing to many items: see `changeMany`. */
  changeMany(ids: readonly string[], act: BulkAct, onSealed?: (part: number) => void): Promise<BulkChange[]> {
    const { vault, sensitivity } = this;
    return changeMany({ vault, sensitivity, writer: this.#writer }, ids, act, onSealed);
  }

  /** Takes such a change back: see `putBack`. */
  putBack(changes: readonly BulkChange[], onSealed?: (part: number) => void): Promise<void> {
    return putBack(this.#writer, changes, onSealed);
  }

  /**
   * The person chose between two versions of an item.
   *
   * @param keep the version that stays
   * @param both the others become items of their own
   * @throws WalletError `not-found` when that was settled meanwhile
   */
  async resolve(id: string, keep: Revision, both: boolean): Promise<void> {
    await this.#writer.change(async (change) => {
      const { before, item, copies } = await resolve(this.vault, change, id, keep, both);
      const gone = before && { id, category: before.category, updated: change.now, tokens: 0, terms: null };
      if (!item) change.delete('items', id, { kind: 'item-removal', body: { id, rev: change.revision() } });
      const kept = item ? [item, ...copies] : copies;
      return { entries: await this.#writer.stage(change, kept, gone ? [gone] : []), result: undefined };
    });
  }

  /** Every category that starts here or holds an item. */
  categories(): Promise<CategoryView[]> {
    return categoriesOf(this.index);
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

  /** Newest first without a query, best first with one. */
  list(
    query: string,
    category: string | null,
    offset: number,
    limit: number,
    show?: ItemFilter,
  ): Promise<Results['items.list']> {
    return listItems(this.vault, this.index, { query, category, show }, { offset, limit });
  }

  /** Ids of all that such a list has, in its order. */
  async idsListed(by: ListedBy, limit: number): Promise<string[]> {
    return (await listed(this.index, by)).slice(0, limit).map(({ id }) => id);
  }

  /** How many items there are of each sort. */
  stats(): Promise<ItemStats> {
    return statsOf(this.index);
  }

  /** That items were deleted, and when. */
  async deleted(): Promise<DeletedItems> {
    const all: DeletedItems['newest'] = [];
    for await (const { records } of this.vault.pages('tombstones')) {
      // Only what was deleted since its record says so can be proven.
      all.push(...records.filter(({ leaves }) => leaves.length > 0).map(({ id, value }) => ({ id, at: value.rev.t })));
    }
    all.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
    return { total: all.length, newest: all.slice(0, DELETED_SHOWN) };
  }

  /** When each item was written, changed or confirmed last, newest first; from the index alone. */
  async times(): Promise<number[]> {
    return (await this.index.ranking()).newest().map(({ updated }) => updated);
  }

  /** Removes an item that does not open any more. @throws WalletError `not-found` unless it is such a one */
  async drop(id: string): Promise<void> {
    const gone = { id, category: '', updated: 0, tokens: 0, terms: null };
    await this.#writer.change(async (change) => {
      if ((await this.vault.find('items', [id])).damaged.length === 0) throw new WalletError('not-found');
      change.delete('items', id, { kind: 'item-removal', body: { id, rev: change.revision() } });
      return { entries: await this.#writer.stage(change, [], [gone]), result: undefined };
    });
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

  /** What each text repeats or contradicts: see `likeItems`. */
  like(texts: readonly string[]): ReturnType<typeof likeItems> {
    return likeItems(this.vault, this.index, texts);
  }
}
