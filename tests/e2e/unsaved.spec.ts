import { expect, test } from '@playwright/test';
import { filesHolding } from './support/profile';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const wallet = sharedWallet({ sites: {} });
const SAVED = 'I keep bees behind the old mill';
const UNSAVED = 'I never pressed the button that saves this';
const DRAWN = 'one line among many that are not saved yet';

test('what is typed, and what is open to be edited, stays out of what the browser restores', async () => {
  await wallet().add({ text: SAVED, category: 'Work' });
  const page = await wallet().open(`chrome-extension://${wallet().extensionId}/sidepanel.html`);
  await page.getByRole('textbox', { name: 'Add a line about you' }).fill(UNSAVED);
  await page.getByRole('listitem').filter({ hasText: SAVED }).getByRole('button', { name: /^Edit/ }).click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(`${SAVED}, and sell the honey`);
  // Leaving a page is when the browser writes down what its fields held.
  await page.goto(`chrome-extension://${wallet().extensionId}/sidepanel.html?again`);
  await page.getByRole('button', { name: 'Add many lines' }).click();
  await page.getByRole('dialog').getByRole('textbox').first().fill(DRAWN);
  await page.goto(`chrome-extension://${wallet().extensionId}/verify.html`);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await wallet().close();
  expect(filesHolding(wallet().profileDir, 'sidepanel.html?again').length).toBeGreaterThan(0);
  for (const text of [SAVED, UNSAVED, DRAWN, PASSWORD]) expect(filesHolding(wallet().profileDir, text)).toEqual([]);
});
