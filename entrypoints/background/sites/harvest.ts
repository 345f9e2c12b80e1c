import { browser } from 'wxt/browser';
import type { AnswerRead, AskOutcome, HarvestChat } from '#lib/protocol/index';
import { HARVEST_KEY, type HarvestTools } from '#lib/sites/harvest/contract';
import { focusTab } from '../insertion/delivery';
import type { Files } from './hosts';
import type { Sites } from './sites';

/** A tab, and the site that the person saw named when they clicked. */
type Chat = Omit<HarvestChat, 'siteName'>;

const TOOLS_FILE = '/harvest-tools.js';

/** The chat that is in front, else the one that was last. Null where no enabled site is open. */
export async function chat(sites: Sites): Promise<HarvestChat | null> {
  const [[front], open] = await Promise.all([
    browser.tabs.query({ active: true, lastFocusedWindow: true }),
    sites.tabs(),
  ]);
  const [last] = open.toSorted((a, b) => b.lastAccessed - a.lastAccessed);
  const found = open.find(({ tabId }) => tabId === front?.id) ?? last;
  return found ? { tabId: found.tabId, origin: found.origin, siteName: found.name } : null;
}

/** Puts a request into a chat's message box, with that chat in front. Nothing of the wallet goes along. */
export async function ask(sites: Sites, { tabId, origin }: Chat, text: string): Promise<AskOutcome> {
  if (!(await bringIn(sites, { tabId, origin }))) return 'moved';
  await focusTab(tabId);
  const asked = await run(tabId, askThere, [HARVEST_KEY, origin, text]);
  return asked ?? 'moved';
}

/** Reads a chat's last answer, at this moment: it goes to the person's review, and is kept nowhere. */
export async function read(sites: Sites, { tabId, origin }: Chat): Promise<AnswerRead> {
  if (!(await bringIn(sites, { tabId, origin }))) return { kind: 'moved' };
  return (await run(tabId, readThere, [HARVEST_KEY, origin])) ?? { kind: 'moved' };
}

/** @returns whether the tab still shows that site, the site is enabled, and the tools are in its page */
async function bringIn(sites: Sites, { tabId, origin }: Chat): Promise<boolean> {
  const tab = (await sites.tabs()).find((open) => open.tabId === tabId && open.origin === origin);
  if (!tab) return false;
  const files = [tab.file, TOOLS_FILE] as Files;
  return browser.scripting.executeScript({ target: { tabId }, files }).then(
    () => true,
    () => false,
  );
}

/** @returns null where the page is another by now, or takes no script */
async function run<A extends string[], T>(tabId: number, func: (...args: A) => T, args: A): Promise<Awaited<T> | null> {
  const results = await browser.scripting.executeScript({ target: { tabId }, func, args }).catch(() => []);
  return (results[0]?.result as Awaited<T> | undefined) ?? null;
}

// These two run in the page's isolated world: nothing around them is there.

const askThere = (key: string, origin: string, text: string) =>
  location.origin === origin
    ? (globalThis as unknown as Record<symbol, HarvestTools | undefined>)[Symbol.for(key)]?.ask(text)
    : undefined;

const readThere = (key: string, origin: string) =>
  location.origin === origin
    ? (globalThis as unknown as Record<symbol, HarvestTools | undefined>)[Symbol.for(key)]?.read()
    : undefined;
