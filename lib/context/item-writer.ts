import { type Item, type ItemDraft, type Revision, stamped, WalletError } from '#lib/protocol/index';
import { classOf, type Draft, type IndexEntry, type Sensitivity, supersede, type Vault } from '#lib/vault/index';
import { indexEntry } from './index-entry';
import type { IndexStore } from './index-store';

/** What every change of items has in common: sealed by their class, logged, indexed, durable in one. */
export class ItemWriter {
  constructor(
    private readonly vault: Vault,
    private readonly index: IndexStore,
    private readonly sensitivity: Sensitivity,
  ) {}

  /**
   * Writes what `make` answers, all or nothing.
   *
   * @param onSealed called with how many records are sealed so far
   */
  write(make: (change: Draft) => Promise<Item[]> | Item[], onSealed?: (records: number) => void): Promise<Item[]> {
    const stage = async (change: Draft) => {
      const made = await make(change);
      return { entries: await this.stage(change, made), result: made };
    };
    return this.change(stage, onSealed);
  }

  /** Runs a change that says what the index learns of it once it is durable. */
  async change<T>(
    work: (change: Draft) => Promise<{ entries: IndexEntry[]; result: T }>,
    onSealed?: (records: number) => void,
  ): Promise<T> {
    const { entries, result } = await this.vault.change(work, onSealed);
    (await this.index.ranking()).apply(entries);
    return result;
  }

  /** @returns what the index learns once the change is durable */
  async stage(change: Draft, items: readonly Item[], gone: readonly IndexEntry[] = []): Promise<IndexEntry[]> {
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

  /** An item with other words, under a revision of this change; and versions of it that said something else. */
  async revised(change: Draft, before: Item, after: Omit<Item, 'v' | 'id' | 'rev'>): Promise<[Item, ...Item[]]> {
    const { seen: _seen, ...words } = after;
    const { seen, copies } = await supersede(this.vault, change, before.id, before);
    return [stamped({ ...words, id: before.id, rev: change.revision(), ...seen }), ...copies];
  }

  /** Takes an item out. @returns what the index is to forget, and versions of it that said something else */
  async gone(change: Draft, before: Item): Promise<{ gone: IndexEntry; copies: Item[] }> {
    const { id, category } = before;
    const { seen, copies } = await supersede(this.vault, change, id, before);
    const rev = change.revision();
    change.delete('items', id);
    // What says that it was deleted keeps what proves it.
    change.put('tombstones', id, { rev, ...seen }, { entry: { kind: 'item-removal', body: { id, rev } } });
    return { gone: { id, category, updated: change.now, tokens: 0, terms: null }, copies };
  }

  /** A removed item as it was, under a revision of this change. @throws WalletError `conflict` when the id is taken */
  async back(change: Draft, removed: Item): Promise<Item> {
    const { seen: _seen, ...words } = removed;
    if (await this.vault.get('items', words.id)) throw new WalletError('conflict', 'the item is there already');
    const { seen } = await supersede(this.vault, change, words.id, null);
    return stamped({ ...words, rev: change.revision(), ...seen });
  }

  /** An item as it is from now on: what was so before, with whatever else the vault has of it. */
  end(change: Draft, item: Item, supersededBy?: string): Promise<Item[]> {
    const validUntil = Math.min(item.validUntil ?? change.now, change.now);
    const { pin: _pin, ...words } = item;
    return this.revised(change, item, { ...words, validUntil, ...(supersededBy && { supersededBy }) });
  }

  /** @throws WalletError `not-found`; `conflict` unless it is of that revision */
  async unchanged(id: string, baseRev: Revision): Promise<Item> {
    const item = await this.existing(id);
    if (!sameRevision(item.rev, baseRev)) throw new WalletError('conflict', 'the item was changed meanwhile');
    return item;
  }

  /** @throws WalletError `not-found` */
  async existing(id: string): Promise<Item> {
    const record = await this.vault.get('items', id);
    if (!record) throw new WalletError('not-found', 'there is no such item');
    return record.value;
  }
}

/** An item that nobody kept before. */
export function newItem(
  change: Draft,
  draft: ItemDraft & Pick<Item, 'source'>,
  provenance: Item['provenance']['kind'],
): Item {
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
