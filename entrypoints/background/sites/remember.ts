import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import {
  createTurns,
  type Item,
  type ItemDraft,
  MAX_ITEM_CHARS,
  type RememberView,
  visibleText,
  WalletError,
} from '#lib/protocol/index';
import type { Host } from '../host';
import { change, read } from '../storage';
import type { Sites } from './sites';

const MENU_ID = 'remember';
const SIZE = { width: 440, height: 640 };
/** Selections that wait for review; the oldest gives way. */
const MOST_WAITING = 10;

/**
 * 'Remember this': what a person selected in a chat page, on its way to a window of ours. Only a menu or a key of
 * the browser's starts it, and nothing is kept in the vault before the person approved its very words.
 */
export class Remember {
  readonly #inTurn = createTurns();

  constructor(
    private readonly host: Host,
    private readonly sites: Sites,
  ) {}

  /** The menu stands on enabled sites alone. */
  async offer(): Promise<void> {
    await browser.contextMenus.removeAll();
    const enabled = (await this.sites.list()).filter((site) => site.enabled);
    if (enabled.length === 0) return;
    browser.contextMenus.create({
      id: MENU_ID,
      title: i18n.t('remember_this'),
      contexts: ['selection'],
      documentUrlPatterns: enabled.map(({ origin }) => `${origin}/*`),
    });
  }

  /** The menu or the key: takes the selection and opens the window. Without one there is nothing to do. */
  async take(tab: { id?: number | undefined }, frameId = 0): Promise<void> {
    if (tab.id === undefined) return;
    const found = await selectionIn(tab.id, frameId);
    if (!found || found.text.trim() === '' || !(await this.sites.isEnabled(found.origin))) return;
    const site = (await this.sites.list()).find(({ origin }) => origin === found.origin);
    await this.#review({ ...found, siteName: site?.name ?? new URL(found.origin).host, offered: false });
  }

  /**
   * A connected site offers a text to be kept: the same review, one at a time a site. Closing the window refuses it.
   *
   * @throws WalletError `bad-request`, `approval-pending`, `approval-throttled`
   */
  takeOffer(origin: string, text: string): Promise<void> {
    return this.#inTurn(async () => {
      if (visibleText(text).trim() === '') throw new WalletError('bad-request', 'there is nothing to be seen in it');
      const isWaiting = (await waiting()).some((one) => one.offered && one.origin === origin);
      if (isWaiting) throw new WalletError('approval-pending');
      if (await this.host.queue.isHeldOff(origin)) throw new WalletError('approval-throttled');
      await this.#review({ text, origin, siteName: new URL(origin).host, offered: true });
    });
  }

  /** For `windows.onRemoved`. What a person selected themselves waits on. */
  async closed(windowId: number): Promise<void> {
    const closed = (await waiting()).find((one) => one.windowId === windowId);
    if (closed?.offered) await this.drop(closed.id);
  }

  /** @throws WalletError `not-found` when it was saved or dropped already */
  async get(id: string): Promise<RememberView> {
    const found = (await waiting()).find((one) => one.id === id);
    if (!found) throw new WalletError('not-found');
    const { windowId: _window, ...shown } = found;
    return shown;
  }

  /** Keeps the words as the person left them, with where they come from. @throws WalletError `not-found`, `locked` */
  async save(id: string, draft: ItemDraft): Promise<Item> {
    const { origin, at } = await this.get(id);
    const approved = { ...draft, text: visibleText(draft.text) };
    const item = await (await this.host.services()).items.add(approved, 'page', { kind: 'page', origin, at });
    await this.#end(id);
    return item;
  }

  /** The person does not want it. A site that offers what nobody wants is held off like one that asks. */
  async drop(id: string): Promise<void> {
    const found = (await waiting()).find((one) => one.id === id);
    await this.#end(id);
    if (found?.offered) await this.host.queue.noteRejection(found.origin);
  }

  async #review(found: Pick<RememberView, 'text' | 'origin' | 'siteName' | 'offered'>): Promise<void> {
    const id = crypto.randomUUID();
    const text = visibleText(found.text).trim().slice(0, MAX_ITEM_CHARS);
    const removed = [...found.text.replace(/\r\n?/g, '\n')].length - [...visibleText(found.text)].length;
    const review: Waiting = { ...found, id, text, removed, at: Date.now(), windowId: null };
    await change<Waiting[]>('session', 'remember', [], (before) => [...before, review].slice(-MOST_WAITING));
    const url = browser.runtime.getURL(`/remember.html?id=${id}` as '/remember.html');
    const windowId = (await browser.windows.create({ url, type: 'popup', ...SIZE }))?.id ?? null;
    await change<Waiting[]>('session', 'remember', [], (before) =>
      before.map((one) => (one.id === id ? { ...one, windowId } : one)),
    );
  }

  async #end(id: string): Promise<void> {
    await change<Waiting[]>('session', 'remember', [], (before) => before.filter((one) => one.id !== id));
  }
}

/** With its window, once it is open. */
type Waiting = RememberView & { windowId: number | null };

const waiting = () => read<Waiting[]>('session', 'remember', []);

/** The selection as the frame itself has it, with its line ends; in our own world, which the page cannot touch. */
async function selectionIn(tabId: number, frameId: number): Promise<{ text: string; origin: string } | null> {
  const results = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [frameId] },
      func: () => {
        const field = document.activeElement as HTMLTextAreaElement | null;
        const isField = field?.tagName === 'TEXTAREA';
        const typed = isField ? field.value.slice(field.selectionStart, field.selectionEnd) : '';
        return { text: (typed || String(getSelection() ?? '')).slice(0, 20_000), origin: location.origin };
      },
    })
    .catch(() => []);
  return results[0]?.result ?? null;
}
