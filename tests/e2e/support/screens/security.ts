import { expect, type Page } from '@playwright/test';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** In the settings: shows the password now in use, then sets another. */
export async function changePassword(page: Page, now: string, next: string): Promise<void> {
  await button(page, 'Change password').click();
  const dialog = page.getByRole('dialog', { name: 'Change password' });
  await dialog.getByLabel('Password', { exact: true }).fill(now);
  await dialog.getByRole('button', { name: 'Continue' }).click();
  await dialog.getByLabel('New password', { exact: true }).fill(next, { timeout: 30_000 });
  await dialog.getByLabel('Password again', { exact: true }).fill(next);
  await dialog.getByRole('button', { name: 'Change password' }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

/** In the settings: a passkey of the tab's authenticator. */
export async function addPasskey(page: Page, name: string, password: string): Promise<void> {
  await button(page, 'Add a passkey').click();
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Make the passkey' }).click();
}

/** On the locked screen's way back: the 12 words, then a new password. */
export async function recover(page: Page, words: readonly string[], password: string): Promise<void> {
  for (const [place, word] of words.entries()) {
    await page.getByLabel(`Word ${place + 1}`, { exact: true }).fill(word);
  }
  await button(page, 'Continue').click();
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('Password again', { exact: true }).fill(password);
  await button(page, 'Set password and unlock').click();
  await expect(button(page, 'Lock')).toBeVisible({ timeout: 30_000 });
}
