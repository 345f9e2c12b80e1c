import type { Page } from '@playwright/test';
import { ask } from '../e2e/support/screens/open';

/** One persona whose categories change, and whether what the wallet said is saved stays so. */
export class Scopes {
  #id: string | null = null;
  #saved = '';
  /** Asked for, and not acknowledged: it may be there or not. */
  #asked: string | null = null;

  /** @throws Error when worker or browser are gone */
  async change(page: Page, categories: readonly string[]): Promise<void> {
    // One at a time: of two the order would not be known.
    if (this.#asked !== null) return;
    this.#asked = spelled(categories);
    const persona = { name: 'durable', categories: [...categories], ...(this.#id !== null && { id: this.#id }) };
    const { id } = await ask(page, 'personas.save', persona);
    this.#id = id;
    this.#saved = this.#asked;
    this.#asked = null;
  }

  /** Compares with what is there after a kill. @returns what is wrong, in words */
  async settle(page: Page): Promise<string[]> {
    const { personas } = await ask(page, 'personas.list', {});
    const found = personas.find(({ id, name }) => (this.#id === null ? name === 'durable' : id === this.#id));
    const now = found ? spelled(found.categories) : '';
    const allowed = [this.#saved, ...(this.#asked === null ? [] : [this.#asked])];
    this.#asked = null;
    this.#saved = now;
    this.#id = found?.id ?? null;
    return allowed.includes(now) ? [] : [`the persona holds ${now} instead of ${allowed.join(' or ')}`];
  }
}

const spelled = (categories: readonly string[]) => JSON.stringify([...categories].sort());
