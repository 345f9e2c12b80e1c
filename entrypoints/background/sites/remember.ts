import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import {
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
    const text = visibleText(found.text).trim();
    const site = (await this.sites.list()).find(({ origin }) => origin === found.origin);
    const selected: RememberView = {
      id: crypto.randomUUID(),
      text: text.slice(0, MAX_ITEM_CHARS),
      removed: [...found.text.replace(/\r\n?/g, '\n')].length - [...visibleText(found.text)].length,
      origin: found.origin,
      siteName: site?.name ?? new URL(found.origin).host,
      at: Date.now(),
    };
    await change<RememberView[]>('session', 'remember', [], (before) => [...before, selected].slice(-MOST_WAITING));
    const url = browser.runtime.getURL(`/remember.html?id=${selected.id}` as '/remember.html');
    await browser.windows.create({ url, type: 'popup', ...SIZE });
  }

  /** @throws WalletError `not-found` when it was saved or dropped already */
  async get(id: string): Promise<RememberView> {
    const selected = (await waiting()).find((one) => one.id === id);
    if (!selected) throw new WalletError('not-found');
    return selected;
  }

  /** Keeps the words as the person left them, with where they come from. @throws WalletError `not-found`, `locked` */
  async save(id: string, draft: ItemDraft): Promise<Item> {
    const { origin, at } = await this.get(id);
    const approved = { ...draft, text: visibleText(draft.text) };
    const item = await (await this.host.services()).items.add(approved, 'page', { kind: 'page', origin, at });
    await this.drop(id);
    return item;
  }

  async drop(id: string): Promise<void> {
    await change<RememberView[]>('session', 'remember', [], (before) => before.filter((one) => one.id !== id));
  }
}

const waiting = () => read<RememberView[]>('session', 'remember', []);

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
