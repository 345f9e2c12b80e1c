import type { Item } from '#lib/protocol/items';

/** What a change that was asked for, and not yet acknowledged, may have left: all of it or nothing. */
interface Pending {
  /** By item: its text before (null: not there) and after. */
  items: Map<string, { before: string | null; after: string | null }>;
}

/**
 * What the wallet said is saved, and what it may have saved without having said so. Texts name items: each is used
 * once, and an id is only known once it was acknowledged.
 */
export class Model {
  /** By id: the acknowledged item. */
  readonly items = new Map<string, Item>();
  readonly #pending = new Set<Pending>();
  /** Texts whose items were asked for in one import, so that they come together or not at all. */
  readonly #batches: string[][] = [];
  /** Texts that may be there under an id nobody was told. */
  readonly #maybe = new Set<string>();

  get known(): Item[] {
    return [...this.items.values()];
  }

  /** Items that no pending change touches. */
  get settled(): Item[] {
    const busy = new Set([...this.#pending].flatMap(({ items }) => [...items.keys()]));
    return this.known.filter(({ id }) => !busy.has(id));
  }

  /** Runs a change of known items; its outcome is unknown when it throws. */
  async changing(ids: ReadonlyMap<string, string | null>, work: () => Promise<Item | null>): Promise<void> {
    const items = new Map([...ids].map(([id, after]) => [id, { before: this.items.get(id)?.text ?? null, after }]));
    const pending = { items };
    this.#pending.add(pending);
    const item = await work();
    this.#pending.delete(pending);
    for (const [id, { after }] of items) {
      if (after === null) this.items.delete(id);
      else if (item) this.items.set(id, item);
    }
  }

  /** Runs an adding of new texts. */
  async adding(texts: readonly string[], work: () => Promise<readonly Item[] | null>): Promise<void> {
    for (const text of texts) this.#maybe.add(text);
    if (texts.length > 1) this.#batches.push([...texts]);
    const items = await work();
    for (const item of items ?? []) {
      this.items.set(item.id, item);
      this.#maybe.delete(item.text);
    }
  }

  /**
   * Compares with what is there after a kill, and takes it as acknowledged from here on.
   *
   * @returns what is wrong, in words
   */
  settle(found: readonly Item[]): string[] {
    const wrong: string[] = [];
    const there = new Map(found.map((item) => [item.id, item]));
    const open = new Map([...this.#pending].flatMap(({ items }) => [...items]));
    for (const [id, item] of this.items) {
      const text = there.get(id)?.text ?? null;
      const change = open.get(id);
      const allowed = change ? [change.before, change.after] : [item.text];
      if (!allowed.includes(text)) wrong.push(`item ${id}: ${String(text)} instead of ${allowed.join(' or ')}`);
    }
    const texts = new Set(found.map(({ text }) => text));
    for (const item of found) {
      const known = this.items.has(item.id) || this.#maybe.has(item.text);
      if (!known) wrong.push(`item ${item.id} was never asked for, or was deleted: ${item.text}`);
    }
    for (const batch of this.#batches) {
      const came = batch.filter((text) => texts.has(text)).length;
      if (came !== 0 && came !== batch.length) wrong.push(`${came} of ${batch.length} of one import`);
    }
    this.#pending.clear();
    this.#batches.length = 0;
    this.#maybe.clear();
    this.items.clear();
    for (const item of found) this.items.set(item.id, item);
    return wrong;
  }
}
