import { SENSITIVE_CATEGORIES } from '#lib/protocol/index';
import type { Draft } from './draft';
import type { KeyClass, StoreName } from './records';
import type { Vault } from './vault';

/** Whether a category locks first. */
export type Sensitive = (category: string) => boolean;

const RECORD_ID = 'categories';

/** A record that holds text of several categories goes with the most sensitive of them. */
export function classOf(categories: readonly string[], sensitive: Sensitive): KeyClass {
  return categories.some(sensitive) ? 'sensitive' : 'ordinary';
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

  async #reseal(draft: Draft, store: (typeof RESEALED)[number], moved: Set<string>, after: Sensitive): Promise<void> {
    for await (const { records } of this.vault.pages(store)) {
      for (const { id, value } of records) {
        const categories = categoriesIn(value);
        if (!categories.some((category) => moved.has(category))) continue;
        draft.put(store, id, value, { keyClass: classOf(categories, after), keepLeaves: true });
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

type Held = { category: string } | { items: { category: string }[] } | { item: { category: string } | null }[];

function categoriesIn(value: Held): string[] {
  if (Array.isArray(value)) return value.flatMap(({ item }) => item?.category ?? []);
  return 'items' in value ? value.items.map(({ category }) => category) : [value.category];
}

/** What the person chose decides, else what is so from the start. */
export const testOf =
  (chosen: ReadonlyMap<string, boolean>): Sensitive =>
  (category) =>
    chosen.get(category) ?? SENSITIVE_CATEGORIES.includes(category);
