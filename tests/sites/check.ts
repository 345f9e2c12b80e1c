import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from '@playwright/test';
import { locate, namesOf } from '../e2e/support/ax';
import { chipSays } from '../e2e/support/chat';
import { composerText } from '../e2e/support/composer';
import type { Wallet } from '../e2e/support/wallet';
import { becomes, clear, focusEditor, newChat, openChat, reopen, typeDraft } from './chat-page';
import { documentOf, mentionsIn } from './document';
import type { Design } from './index';
import { insertLong } from './long';
import { pressShortcut } from './shortcut';

export const COLUMNS = ['click', 'mention', 'undo', 'shortcut', '8,000', 'composing', 'auto Enter', 'auto click'];

/** How long after a message was sent another one would be a second one. */
const ONCE_MS = 800;
/** A busy machine takes its time to answer. */
const ARMED_MS = 10_000;
/** Editors join edits that follow each other within a second into one undo step. */
const REST_MS = 1_200;

/** What went wrong in a cell; null where everything was exact. */
type Fault = string | null;

/** Tries one design of a site. @returns a fault a column. */
export async function checkSite(wallet: Wallet, design: Design, block: string): Promise<Fault[]> {
  const page = await openChat(wallet, design.url);
  const faults: Fault[] = [];
  try {
    const { click, mention, undo } = await clicked(wallet, page, block);
    faults.push(click, mention, undo);
    faults.push(await safely(() => shortcut(wallet, page, block)));
    faults.push(await safely(() => insertLong(page)));
    faults.push(await safely(() => composing(wallet, page, block)));
    // What was put in by hand is this chat's block: a message is held in a chat that has none.
    await reopen(page, design.url);
    faults.push(await safely(() => sent(page, block, () => page.keyboard.press('Enter'))));
    await newChat(page);
    faults.push(await safely(() => sent(page, block, () => clickSend(page))));
  } finally {
    await page.close();
  }
  return faults;
}

/** By the button, into a draft with a mention; then one undo. Needs a consent that covers a click. */
export async function clicked(
  wallet: Wallet,
  page: Page,
  block: string,
): Promise<Record<'click' | 'mention' | 'undo', Fault>> {
  try {
    const draft = await typeDraft(page, { mention: true });
    const before = await documentOf(page);
    if ((await mentionsIn(page)) !== 1) throw new Error('the draft has no mention');
    await sleep(REST_MS);
    await wallet.insert(page);
    const click = await explained(page, await becomes(() => composerText(page), below(draft, block)));
    const mention = (await mentionsIn(page)) === 1 ? null : 'the mention is gone';
    await page.keyboard.press('Control+z');
    const text = await becomes(() => composerText(page), draft);
    return { click, mention, undo: text ?? (await becomes(() => documentOf(page), before, 0)) };
  } catch (error) {
    return { click: said(error), mention: 'not tried', undo: 'not tried' };
  }
}

async function shortcut(wallet: Wallet, page: Page, block: string): Promise<Fault> {
  const draft = await typeDraft(page);
  await pressShortcut(wallet);
  return explained(page, await becomes(() => composerText(page), below(draft, block)));
}

/** While an input method still composes a word: nothing goes into the middle of it, and the word is not lost. */
async function composing(wallet: Wallet, page: Page, block: string): Promise<Fault> {
  const word = 'かんご';
  await clear(page);
  await page.keyboard.type('Write to ');
  await sleep(REST_MS);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: word, selectionStart: word.length, selectionEnd: word.length });
  await cdp.detach();
  await wallet.insert(page);
  const fault = await becomes(() => composerText(page), below(`Write to ${word}`, block));
  if (fault) return explained(page, fault);
  await page.keyboard.press('Control+z');
  return becomes(() => composerText(page), `Write to ${word}`);
}

/** Held at send in a new chat, and sent: once, with the block below what was written. */
async function sent(page: Page, block: string, send: () => Promise<void>): Promise<Fault> {
  const messages: string[] = [];
  const listen = (request: Request) => {
    if (request.method() === 'POST') messages.push(JSON.parse(request.postData() ?? '{}').text);
  };
  page.on('request', listen);
  try {
    await focusEditor(page);
    if (await becomes(() => isArmed(page), 'true', ARMED_MS)) return explained(page, 'nothing is held');
    const draft = await typeDraft(page);
    await send();
    const fault = await becomes(async () => messages[0] ?? '', below(draft, block));
    if (fault) return explained(page, fault);
    await sleep(ONCE_MS);
    if (messages.length !== 1) return `sent ${messages.length} times`;
    // Else these words would pass for the next chat's.
    return (await isArmed(page)) === 'true' ? explained(page, 'still says that it would be held') : null;
  } finally {
    page.off('request', listen);
  }
}

/** Whether the chip says so; it fades, and says it again to a pointer over the button. */
async function isArmed(page: Page): Promise<string> {
  const button = await locate(page, { role: 'button', name: 'Add my context' });
  if (button) await page.mouse.move(button.x, button.y);
  const says = await chipSays(page);
  await page.mouse.move(0, 0);
  return String(says.includes('Goes in when you send'));
}

/** Clicks where a person would: on the page's one control that sends now. */
async function clickSend(page: Page): Promise<void> {
  const primary = page.locator('main .tools .primary').filter({ visible: true });
  await primary.first().click();
}

/** A fault with what the chip says of it. */
async function explained(page: Page, fault: Fault): Promise<Fault> {
  return fault && `${fault}; the chip: ${(await namesOf(page, 'status')).filter(Boolean).join(' ') || 'nothing'}`;
}

const below = (draft: string, block: string) => `${draft}\n\n${block}`;

async function safely(check: () => Promise<Fault>): Promise<Fault> {
  try {
    return await check();
  } catch (error) {
    return said(error);
  }
}

const said = (error: unknown) => String(error instanceof Error ? error.message : error).split('\n')[0] ?? 'failed';
