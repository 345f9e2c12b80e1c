import { SENSITIVE_CATEGORIES } from '#lib/protocol/index';
import type { Draft } from './draft';
import type { KeyClass, StoreName } from './records';
import type { Vault } from './vault';

/** Whether a category locks first. */
export type Sensitive = (category: string) => boolean;

const RECORD_ID = 'categories';

/** What decides how a text is guarded: its category, or the item itself. */
export interface Guarded {
  category: string;
  sensitive?: true | undefined;
}

/** A record that holds several texts goes with the most sensitive of them. */
export function classOf(texts: readonly Guarded[], sensitive: Sensitive): KeyClass {
  return texts.some((text) => text.sensitive || sensitive(text.category)) ? 'sensitive' : 'ordinary';
}

/** Which categories are sensitive: those that start so, changed by what the person chose. */
export class Sensitivity {
  #chosen: Promise<Map<string, boolean>> | null = null;

  constructor(private readonly vault: Vault) {}

  /** Forgets what is in memory: on lock. */
  clear(): void {
    this.#chosen = null;
  }

  /** @throws WalletError `locked` */
  async test(): Promise<Sensitive> {
    this.#chosen ??= this.#load();
    try {
      return testOf(await this.#chosen);
    } catch (error) {
      this.#chosen = null;
      throw error;
    }
  }

  /**
   * Writes a choice for these categories, and seals anew every record with text of theirs, in the one change. The search
   * index is its own room's to rewrite. Call `clear` once the change is durable.
   */
  async stage(draft: Draft, categories: readonly string[], sensitive: boolean): Promise<Sensitive> {
    const chosen = new Map(await this.#load());
    for (const category of categories) chosen.set(category, sensitive);
    draft.put('settings', RECORD_ID, { sensitive: [...chosen] });
    const after = testOf(chosen);
    for (const store of RESEALED) await this.#reseal(draft, store, new Set(categories), after);
    return after;
  }

  /** Items become sensitive by themselves: receipts that hold their text go with them. */
  async guard(draft: Draft, itemIds: readonly string[]): Promise<void> {
    const guarded = new Set(itemIds);
    for await (const { records } of this.vault.pages('disclosures')) {
      for (const { id, value } of records) {
        if (!value.items.some(({ id: held }) => guarded.has(held))) continue;
        const items = value.items.map((item) => (guarded.has(item.id) ? { ...item, sensitive: true as const } : item));
        draft.put('disclosures', id, { ...value, items }, { keyClass: 'sensitive', keepLeaves: true });
      }
      await draft.spill();
    }
  }

  async #reseal(draft: Draft, store: (typeof RESEALED)[number], moved: Set<string>, after: Sensitive): Promise<void> {
    for await (const { records } of this.vault.pages(store)) {
      for (const { id, value } of records) {
        const texts = textsIn(value);
        if (!texts.some(({ category }) => moved.has(category))) continue;
        draft.put(store, id, value, { keyClass: classOf(texts, after), keepLeaves: true });
      }
      await draft.spill();
    }
  }

  async #load(): Promise<Map<string, boolean>> {
    const record = await this.vault.get('settings', RECORD_ID);
    return new Map(record && 'sensitive' in record.value ? record.value.sensitive : []);
  }
}

/** Stores whose records hold items' text. */
const RESEALED = ['items', 'conflicts', 'disclosures'] as const satisfies StoreName[];

type Held = Guarded | { items: Guarded[] } | { item: Guarded | null }[];

function textsIn(value: Held): Guarded[] {
  if (Array.isArray(value)) return value.flatMap(({ item }) => item ?? []);
  return 'items' in value ? value.items : [value];
}

/** What the person chose decides, else what is so from the start. */
export const testOf =
  (chosen: ReadonlyMap<string, boolean>): Sensitive =>
  (category) =>
    chosen.get(category) ?? SENSITIVE_CATEGORIES.includes(category);
