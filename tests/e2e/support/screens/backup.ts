import { expect, type Page } from '@playwright/test';

export type Way = { password: string } | { words: string[] };

/** Saves a wallet file from the settings. @returns where it is on disk */
export async function saveWalletFile(page: Page, password: string, to: string): Promise<string> {
  const backup = page.getByRole('region', { name: 'Backup', exact: true });
  await backup.getByRole('button', { name: 'Save a wallet file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save the file' }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^satchel-\d{4}-\d\d-\d\d\.satchel$/);
  await download.saveAs(to);
  await expect(dialog.getByText('The file is saved')).toBeVisible();
  return to;
}

/** Gives a file and what opens it, wherever one is asked for. */
export async function openFile(page: Page, file: string, way: Way, submit: string): Promise<void> {
  await page.getByLabel('Wallet file', { exact: true }).setInputFiles(file);
  if ('words' in way) {
    await page.getByRole('button', { name: 'Use the 12 words instead' }).click();
    for (const [place, word] of way.words.entries()) {
      await page.getByLabel(`Word ${place + 1}`, { exact: true }).fill(word);
    }
  } else await page.getByLabel('Password', { exact: true }).fill(way.password);
  await page.getByRole('button', { name: submit, exact: true }).click();
}

/** Has wallet files saved every week; the first one is in the folder once this resolves. */
export async function keepFolder(page: Page, password: string): Promise<void> {
  // The browser's own picker cannot be answered here; a folder of the origin's own stands in for the person's.
  await page.evaluate(() => {
    const pick = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('backups', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: pick });
  });
  const backup = page.getByRole('region', { name: 'Backup', exact: true });
  await backup.getByRole('button', { name: 'Choose a folder' }).click();
  await page.getByRole('dialog').getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('dialog').getByRole('button', { name: 'Use this folder' }).click();
  await expect(backup.getByText('Saved to the folder ‘backups’')).toBeVisible();
  await expect(backup.getByText('Last saved just now')).toBeVisible();
}

/** On the onboarding page, once the file is open: the new password, no sites, done. */
export async function finishRestore(page: Page, password: string): Promise<void> {
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Password again', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('heading', { name: 'Where' })).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('heading', { name: 'Your wallet is ready' })).toBeVisible();
}
