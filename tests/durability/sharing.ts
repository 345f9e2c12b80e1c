import type { Page } from '@playwright/test';
import type { DisclosureView } from '#lib/protocol/grants';
import { composer, editorReady } from '../e2e/support/chat';
import type { Wallet } from '../e2e/support/wallet';

const CHAT = 'https://claude.ai/new';
const DRAFT = 'What is durable?';
const BLOCK = 'durable';
const IN_PAGE_MS = 4_000;
/** As many as one question answers. */
export const RECEIPTS = 200;

/** Insertions under a standing consent, and whether each text that a page got has its receipt. */
export class Sharing {
  readonly #known = new Set<string>();
  /** Clicks, texts that a page got, and receipts that do not say 'failed', in the whole run. */
  #asked = 0;
  #delivered = 0;
  #shared = 0;
  /** A text is on its way that nobody has seen in the page yet. */
  #waiting = false;
  #stopped = false;
  #page: Page | null = null;

  constructor(private readonly wallet: Wallet) {}

  get delivered(): number {
    return this.#delivered;
  }

  async open(): Promise<Page> {
    this.#waiting = false;
    this.#page = await this.wallet.open(CHAT);
    await editorReady(this.#page);
    return this.#page;
  }

  /** The one consent that everything later goes by. */
  async agree(): Promise<void> {
    const page = await this.open();
    await this.#ask(page);
    await this.wallet.approve(await this.wallet.consentWindow(), { days: 30, delivery: 'click' });
    await this.#arrives(page);
  }

  /** Clicks and waits for the text. @throws Error when worker or browser are gone, or nothing came */
  async once(): Promise<void> {
    const page = this.#page;
    if (!page) throw new Error('no chat is open');
    await this.#ask(page);
    await this.#arrives(page);
  }

  /** Whoever delivers is gone: no text is waited for any more. */
  stop(): void {
    this.#stopped = true;
  }

  /** @returns what is wrong, in words, with the newest receipts */
  async settle(receipts: readonly DisclosureView[]): Promise<string[]> {
    await this.#cameLate();
    this.#stopped = false;
    const wrong: string[] = [];
    const fresh = receipts.filter(({ id }) => !this.#known.has(id));
    const there = new Set(receipts.map(({ id }) => id));
    const lost = [...this.#known].slice(-RECEIPTS / 2).filter((id) => !there.has(id));
    for (const { id } of [...fresh].reverse()) this.#known.add(id);
    this.#shared += fresh.filter(({ state }) => state !== 'failed').length;
    if (lost.length > 0) wrong.push(`${lost.length} receipts are gone`);
    if (this.#shared < this.#delivered) wrong.push(`${this.#delivered} texts came, ${this.#shared} receipts say so`);
    if (this.#known.size > this.#asked) wrong.push(`${this.#known.size} receipts for ${this.#asked} clicks`);
    if (fresh.some(({ text }) => !text.includes(BLOCK))) wrong.push('a receipt without its text');
    return wrong;
  }

  async #ask(page: Page): Promise<void> {
    await page.bringToFront();
    await this.#cameLate();
    await composer(page).press('Control+a');
    await composer(page).press('Delete');
    await page.keyboard.type(DRAFT);
    this.#asked++;
    await this.wallet.insert(page);
  }

  async #arrives(page: Page): Promise<void> {
    this.#waiting = true;
    const last = Date.now() + IN_PAGE_MS;
    while (!(await this.#isThere(page))) {
      if (this.#stopped || Date.now() > last) throw new Error('no text came');
      await page.waitForTimeout(20);
    }
    this.#came();
  }

  /** Looks once more for a text that was given up: one that the page got needs its receipt. */
  async #cameLate(): Promise<void> {
    if (this.#waiting && this.#page && (await this.#isThere(this.#page).catch(() => false))) this.#came();
  }

  #came(): void {
    this.#waiting = false;
    this.#delivered++;
  }

  async #isThere(page: Page): Promise<boolean> {
    return (await this.wallet.composerText(page)).split(BLOCK).length >= 3;
  }
}
