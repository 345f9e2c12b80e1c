import { expect, test } from '@playwright/test';
import { filesHolding } from './support/profile';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet({ sites: {} });
const screen = (path: string) => `chrome-extension://${wallet().extensionId}/${path}`;
const SAVED = 'I keep bees behind the old mill';
const UNSAVED = 'I never pressed the button that saves this';
const DRAWN = 'one line among many that are not saved yet';

test('a password that is shown while the page is left', async () => {
  await wallet().lock();
  const page = await wallet().open(screen('sidepanel.html'));
  const field = page.getByLabel('Password', { exact: true });
  await field.fill(PASSWORD);
  await page.getByRole('button', { name: 'Show what you type' }).click();
  await expect(field).toHaveAttribute('type', 'text');
  await page.goto(screen('verify.html'));
  await expect(page.getByRole('heading').first()).toBeVisible();
  await page.close();
  await wallet().unlock(PASSWORD);
});

test('what is typed, and what is open to be edited, stays out of what the browser restores', async () => {
  await wallet().add({ text: SAVED, category: 'Work' });
  const page = await wallet().open(screen('sidepanel.html'));
  await page.getByRole('textbox', { name: 'Add a line about you' }).fill(UNSAVED);
  await page.getByRole('listitem').filter({ hasText: SAVED }).getByRole('button', { name: /^Edit/ }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(`${SAVED}, and sell the honey`);
  // Leaving a page is when the browser writes down what its fields held.
  await page.goto(screen('sidepanel.html?again'));
  await page.getByRole('button', { name: 'Bring in' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill(DRAWN);
  await page.goto(screen('verify.html'));
  await expect(page.getByRole('heading').first()).toBeVisible();
  await wallet().close();
  expect(filesHolding(wallet().profileDir, 'sidepanel.html?again').length).toBeGreaterThan(0);
  for (const text of [SAVED, UNSAVED, DRAWN, PASSWORD]) expect(filesHolding(wallet().profileDir, text)).toEqual([]);
});
