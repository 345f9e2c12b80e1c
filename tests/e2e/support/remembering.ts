import type { Page } from '@playwright/test';
import { composer, editorReady } from './chat';
import { press } from './shortcut';
import type { Wallet } from './wallet';

/** Writes something on a chat page and selects it, as a person who wants to keep it does. */
export async function selectOnPage(wallet: Wallet, text: string): Promise<Page> {
  const page = await wallet.open('https://chatgpt.com/');
  await editorReady(page);
  await composer(page).click();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+a');
  return page;
}

/** The window that reviews what is selected, opened by the key that the browser itself would pass on. */
export async function openReview(wallet: Wallet, page: Page): Promise<Page> {
  await page.bringToFront();
  const opened = wallet.context.waitForEvent('page', (one) => one.url().includes('remember.html'));
  await press(wallet, page, 'remember');
  return opened;
}
