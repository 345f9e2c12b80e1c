import { expect, type Page, test } from '@playwright/test';
import { addAuthenticator } from './support/authenticator';
import { inspect } from './support/inspect';
import { addPasskey, changePassword, recover } from './support/screens/security';
import { wordsDialog } from './support/screens/words';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const NEXT = 'amber kettle 77 northern';
const THIRD = 'quiet tramway 12 parsley';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet();
const at = (path: string) => `chrome-extension://${wallet().extensionId}/${path}`;
let words: string[];
let page: Page;

test.beforeAll(async () => {
  await wallet().add({ text: 'I sing bass in a choir', category: 'About me' });
  words = await wallet().keepPhrase();
  page = await wallet().open(at('options.html'));
});

const phase = async () => (await inspect(wallet(), 'wallet.status', {})).phase;
const lockButton = () => page.getByRole('button', { name: 'Lock', exact: true });

test('another password: the old one stops working at once', async () => {
  await changePassword(page, PASSWORD, NEXT);
  await wallet().lock();
  await expect(wallet().unlock(PASSWORD)).rejects.toThrow('does not open the wallet');
  await wallet().unlock(NEXT);
  expect((await inspect(wallet(), 'wallet.status', {})).items).toBe(1);
});

test('a wrong password changes nothing', async () => {
  await page.getByRole('button', { name: 'Change password' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(dialog.getByRole('alert')).toContainText('does not open the wallet');
  await page.keyboard.press('Escape');
});

test('a passkey without PRF is refused in words', async () => {
  const weak = await wallet().open(at('options.html'));
  await addAuthenticator(weak, { prf: false });
  await addPasskey(weak, 'Old key', NEXT);
  await expect(weak.getByRole('dialog').getByRole('alert')).toContainText('cannot make keys', { timeout: 30_000 });
  await weak.close();
  expect(await inspect(wallet(), 'passkeys.list', {})).toEqual([]);
});

test('a passkey opens the wallet, and shows the words', async () => {
  await addAuthenticator(page);
  await addPasskey(page, 'This laptop', NEXT);
  await expect(page.getByRole('listitem').filter({ hasText: 'This laptop' })).toBeVisible({ timeout: 30_000 });
  await lockButton().click();
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(lockButton()).toBeVisible();
  expect(await phase()).toBe('unlocked');
  await expect(page.getByRole('listitem').filter({ hasText: 'Last used' })).toBeVisible();

  await page.getByRole('button', { name: 'See your 12 words' }).click();
  const dialog = page.getByRole('dialog', { name: 'Your 12 words' });
  await dialog.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(dialog.getByRole('listitem')).toHaveCount(12);
  expect((await dialog.getByRole('listitem').allInnerTexts()).map((text) => text.trim())).toEqual(words);
  await page.keyboard.press('Escape');
});

test('the same device makes no second passkey', async () => {
  await addPasskey(page, 'Again', NEXT);
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('already has a passkey', { timeout: 30_000 });
  await page.keyboard.press('Escape');
});

test('the 12 words set a new password; the passkey stays', async () => {
  await lockButton().click();
  const [recovery] = await Promise.all([
    wallet().context.waitForEvent('page'),
    page.getByRole('button', { name: 'I forgot my password' }).click(),
  ]);
  await recover(recovery, words, THIRD);
  await recovery.close();
  await wallet().lock();
  await expect(wallet().unlock(NEXT)).rejects.toThrow('does not open the wallet');
  await page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(lockButton()).toBeVisible();
  await wallet().lock();
  await wallet().unlock(THIRD);
});

test('a passkey is renamed, and removed', async () => {
  await page.getByRole('button', { name: 'Rename This laptop' }).click();
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill('Work laptop');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove passkey' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Work laptop' })).toBeHidden();
  await lockButton().click();
  await expect(page.getByRole('button', { name: 'Unlock', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use a passkey' })).toBeHidden();
  expect((await inspect(wallet(), 'wallet.ways', {}))?.passkeys).toEqual([]);
});

test('wrong words set no password', async () => {
  const other = await wallet().open(at('options.html#recover'));
  for (const place of words.keys()) await other.getByLabel(`Word ${place + 1}`, { exact: true }).fill('zoo');
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect(other.getByRole('alert')).toContainText('not the right words');
  await other.close();
  expect(await phase()).toBe('locked');
});

test('the words are seen while they are held, or one at a time', async () => {
  await wallet().unlock(THIRD);
  await page.getByRole('button', { name: 'See your 12 words' }).click();
  const dialog = wordsDialog(page);
  await dialog.getByLabel('Password', { exact: true }).fill(THIRD);
  await dialog.getByRole('button', { name: 'Show the words' }).click();
  const list = dialog.getByRole('list');
  const first = list.getByText(words[0] ?? '', { exact: true }).first();
  const blur = () => first.evaluate((element) => getComputedStyle(element).filter);
  await expect.poll(blur).not.toBe('none');
  await list.hover();
  await page.mouse.down();
  await expect.poll(blur).toBe('none');
  await page.mouse.up();
  await expect.poll(blur).not.toBe('none');
  await list.focus();
  await page.keyboard.down('Space');
  await expect.poll(blur).toBe('none');
  await page.keyboard.up('Space');
  await expect.poll(blur).not.toBe('none');

  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status').filter({ hasText: `1: ${words[0]}` })).toBeVisible();
  await dialog.getByRole('button', { name: 'Copy the words' }).click();
  await expect(dialog.getByText('Other programs can read the clipboard')).toBeVisible();
  await page.keyboard.press('Escape');
});
