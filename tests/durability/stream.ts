import type { Page } from '@playwright/test';
import { ask } from '../e2e/support/screens/open';
import type { Model } from './model';
import type { Random } from './random';
import type { Scopes } from './scopes';
import type { Sharing } from './sharing';

const IMPORTED_AT_ONCE = 24;
export const CATEGORIES = ['About me', 'Work', 'Health'];
const FEW_ITEMS = 12;

/** Writes until it is stopped or the wallet is gone: add, edit, remove, import, narrow a persona in random order, and insertions beside. */
export class WriteStream {
  #stopped = false;
  #serial = 0;
  acknowledged = 0;

  constructor(
    private readonly page: Page,
    private readonly model: Model,
    private readonly sharing: Sharing,
    private readonly scopes: Scopes,
    private readonly random: Random,
    private readonly name: string,
  ) {}

  stop(): void {
    this.#stopped = true;
    this.sharing.stop();
  }

  /** Two changes at a time and an insertion, so that some always wait for others. */
  async run(): Promise<void> {
    const write = () => this.#write();
    await Promise.all([this.#each(write), this.#each(write), this.#each(() => this.sharing.once())]);
  }

  async #each(work: () => Promise<void>): Promise<void> {
    while (!this.#stopped) {
      try {
        await work();
        this.acknowledged++;
      } catch {
        // The worker or the browser was killed: whether that change was written is not known.
        return;
      }
      // Now and then it rests, so that what was deleted is being forgotten when the kill comes.
      if (this.random.next() < 0.15) await new Promise((resolve) => setTimeout(resolve, this.random.between(0, 600)));
    }
  }

  async #write(): Promise<void> {
    const dice = this.random.next();
    const category = this.random.pick(CATEGORIES) ?? 'Work';
    if (this.random.next() < 0.1) return this.scopes.change(this.page, CATEGORIES.slice(this.random.between(0, 3)));
    const item = this.random.pick(this.model.settled);
    if (!item || dice < 0.4 || this.model.items.size < FEW_ITEMS) {
      const text = this.#text();
      await this.model.adding([text], async () => [await ask(this.page, 'items.add', { text, category })]);
    } else if (dice < 0.65) {
      const draft = { text: this.#text(), category };
      const edit = () => ask(this.page, 'items.edit', { id: item.id, baseRev: item.rev, draft });
      await this.model.changing(new Map([[item.id, draft.text]]), edit);
    } else if (dice < 0.92) {
      const change = { id: crypto.randomUUID(), ids: [item.id], act: { do: 'remove' as const } };
      const remove = () => ask(this.page, 'items.change', change).then(() => null);
      await this.model.changing(new Map([[item.id, null]]), remove);
    } else {
      await this.#import(category);
    }
  }

  async #import(category: string): Promise<void> {
    const texts = Array.from({ length: IMPORTED_AT_ONCE }, () => this.#text());
    await this.model.adding(texts, async () => {
      await ask(this.page, 'items.import', { items: texts.map((text) => ({ text, category })) });
      return null;
    });
  }

  #text(): string {
    return `durable ${this.name} number ${this.#serial++}`;
  }
}
