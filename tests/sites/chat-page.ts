import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { composerText } from '../e2e/support/composer';
import type { Wallet } from '../e2e/support/wallet';

const READY_MS = 10_000;
const STEP_MS = 50;

/** A page of a practice site whose editor has taken the place of the server's markup, with the focus in it. */
export async function openChat(wallet: Wallet, url: string): Promise<Page> {
  const page = await wallet.open(url);
  await page.bringToFront();
  await ready(page);
  return page;
}

export async function reopen(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await ready(page);
}

async function ready(page: Page): Promise<void> {
  await page.waitForSelector('body[data-ready]', { timeout: READY_MS });
}

/** By the page's own link, without a load. */
export async function newChat(page: Page): Promise<void> {
  await page.locator('.new-chat').click();
}

export async function focusEditor(page: Page): Promise<void> {
  await page.locator('main .editor-slot').locator('[contenteditable="true"], textarea').first().click();
}

/** Puts a draft in place of what is there: two paragraphs, a blank line between. @returns it, as the editor holds it. */
export async function typeDraft(page: Page, { mention = false } = {}): Promise<string> {
  await clear(page);
  await page.keyboard.type('Dear colleague,');
  for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('plan my week');
  if (mention) {
    await page.keyboard.type(', see ');
    await page.locator('main .tools').locator('button, [role="button"]').first().click();
    await page.keyboard.type('and answer');
  }
  return composerText(page);
}

export async function clear(page: Page): Promise<void> {
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  const left = await becomes(() => composerText(page), '');
  if (left) throw new Error(`the composer does not empty: ${left}`);
}

/** Waits until something reads as wanted, and then whether it stays so. @returns null, or what it reads instead. */
export async function becomes(read: () => Promise<string>, wanted: string, within = 5_000): Promise<string | null> {
  const deadline = Date.now() + within;
  let last = await read();
  while (last !== wanted && Date.now() < deadline) {
    await sleep(STEP_MS);
    last = await read();
  }
  return last === wanted ? null : `${JSON.stringify(last)} instead of ${JSON.stringify(wanted)}`;
}
