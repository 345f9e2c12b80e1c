import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { damage } from './support/disk/damage';
import { inspect } from './support/inspect';
import { finishRestore, keepFolder, openFile, saveWalletFile } from './support/screens/backup';
import { unlock } from './support/screens/gate';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';
import { inWorker } from './support/worker';

const OTHER_PASSWORD = 'copper meadow 77 whistle';
const FIRST = 'I work night shifts and eat no meat';
const SECOND = 'I am learning Polish';
const MISSING = '1 entry could not be read and is not in this file';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet({ sites: {} });
let folder = '';
let file = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satchel-files-'));
  await wallet().add({ text: FIRST, category: 'Health' });
  await wallet().add({ text: SECOND, category: 'Learning' });
  file = await onScreen(wallet(), 'options.html', (page) =>
    saveWalletFile(page, PASSWORD, join(folder, 'first.satchel')),
  );
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

const texts = async () => {
  const { items } = await inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 50 });
  return items.map(({ text }) => text).sort();
};

/** The way from the damaged wallet's screen: the file is read whole, then takes its place. */
async function restoreFrom(page: Page): Promise<void> {
  const opened = wallet().context.waitForEvent('page');
  await page.getByRole('link', { name: 'Restore from a wallet file' }).click();
  const restoring = await opened;
  await openFile(restoring, file, { password: PASSWORD }, 'Continue');
  await finishRestore(restoring, OTHER_PASSWORD);
  await restoring.close();
}

for (const place of ['header', 'mirror'] as const) {
  test(`${place} destroyed: mended from the other, which the person is told`, async () => {
    await damage(wallet(), place);
    await onScreen(wallet(), 'sidepanel.html', async (page) => {
      await expect(page.getByText('mended from its second copy')).toBeVisible();
      await expect(page.getByText(FIRST)).toBeVisible();
    });
    await wallet().killWorker();
    await wallet().lock();
    await wallet().unlock(PASSWORD);
    expect(await texts()).toEqual([SECOND, FIRST].sort());
    expect(await inspect(wallet(), 'vault.findings', {})).toEqual([]);
  });
}

test('a record destroyed: every file that is saved without it says so, and so does whoever reads one', async () => {
  await damage(wallet(), 'record');
  await onScreen(wallet(), 'options.html', async (page) => {
    const lacking = join(folder, 'lacking.satchel');
    const dialog = page.getByRole('dialog');
    await saveWalletFile(page, PASSWORD, lacking);
    await expect(dialog.getByText(MISSING)).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Check a wallet file' }).click();
    await openFile(page, lacking, { password: PASSWORD }, 'Check');
    await expect(dialog.getByText(MISSING)).toBeVisible();
    await dialog.getByRole('button', { name: 'Done' }).click();
    await keepFolder(page, PASSWORD);
    await expect(page.getByText('1 entry could not be read and is not in the last file in ‘backups’')).toBeVisible();
  });
});

test('a record destroyed: it is named, and the others go on', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await expect(page.getByText('Its place on the disk was damaged')).toBeVisible();
    await expect(page.getByText(FIRST).or(page.getByText(SECOND))).toHaveCount(1);
    const restore = page.getByRole('link', { name: 'Add from a wallet file' });
    await expect(restore).toHaveAttribute('href', '/options.html#merge');
    await page.getByRole('button', { name: 'Remove it from the list' }).click();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.getByRole('button', { name: 'Remove 1 line' }).click();
    await expect(page.getByText('Its place on the disk was damaged')).toBeHidden();
    await expect(page.getByRole('button', { name: 'Remove 1 line' })).toBeHidden();
  });
  await onScreen(wallet(), 'options.html#merge', async (page) => {
    await expect(page.getByRole('dialog', { name: 'Add from a wallet file' })).toBeVisible();
  });
  await wallet().add({ text: 'Written after the damage', category: 'Work' });
  expect(await texts()).toHaveLength(2);
});

test('the state destroyed: only the password leads on, to the wallet file, which works there', async () => {
  await damage(wallet(), 'states');
  await inspect(wallet(), 'wallet.lock', {});
  await expect(inspect(wallet(), 'vault.reset', {})).rejects.toThrow();
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await unlock(page, PASSWORD);
    await expect(page.getByText('a part of it cannot be read: its bookkeeping')).toBeVisible();
    await restoreFrom(page);
  });
  expect(await texts()).toEqual([SECOND, FIRST].sort());
});

test('both headers destroyed: never an empty start, and a file restores it', async () => {
  await damage(wallet(), 'header', 'mirror');
  await onScreen(wallet(), 'onboarding.html', async (page) => {
    await expect(page.getByText('a part of it cannot be read: the part that opens it')).toBeVisible();
    await expect(page.getByLabel('Password again')).toBeHidden();
    await page.getByRole('button', { name: 'Restore from a wallet file' }).click();
    await openFile(page, file, { password: PASSWORD }, 'Continue');
    await finishRestore(page, OTHER_PASSWORD);
  });
  expect(await texts()).toEqual([SECOND, FIRST].sort());
  await wallet().lock();
  await wallet().unlock(OTHER_PASSWORD);
});

test('both epochs destroyed, and no file: it goes only after a word was typed', async () => {
  await expect(inspect(wallet(), 'vault.reset', {})).rejects.toThrow();
  await damage(wallet(), 'epochs');
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await expect(page.getByText('a part of it cannot be read: the keys that make deleting final')).toBeVisible();
    await page.getByRole('button', { name: 'I have no wallet file' }).click();
    const gone = page.getByRole('button', { name: 'Delete what is left of it' });
    await expect(gone).toBeDisabled();
    await page.getByLabel('Type “erase” to confirm').fill('erase');
    await gone.click();
    await page.waitForURL('**/onboarding.html', { timeout: 20_000 });
    await expect(page.getByLabel('Password again')).toBeVisible();
  });
  expect(await inspect(wallet(), 'wallet.ways', {})).toBeNull();
});

test('a full disk keeps the change in view, and says so', async () => {
  await wallet().create({ password: PASSWORD });
  await inspect(wallet(), 'wallet.status', {});
  await inWorker(wallet(), fillDisk, null);
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const field = page.getByRole('textbox', { name: 'Add a line about you' });
    const add = page.getByRole('button', { name: 'Add', exact: true });
    await field.fill('More than there is room for');
    await add.click();
    await expect(page.getByText('The disk is full, so this was not saved')).toBeVisible();
    await expect(field).toHaveValue('More than there is room for');
    await wallet().killWorker();
    await add.click();
    await expect(field).toHaveValue('');
  });
  expect(await texts()).toEqual(['More than there is room for']);
});

/**
 * In the worker: IndexedDB as it is on a full disk, until the worker ends. No quota of the browser's own does it: the
 * wallet has `unlimitedStorage`, and the DevTools protocol's `Storage.overrideQuotaForOrigin` is without effect on it.
 */
function fillDisk(): void {
  IDBObjectStore.prototype.put = function put() {
    this.transaction.abort();
    throw new DOMException('full', 'QuotaExceededError');
  };
}
