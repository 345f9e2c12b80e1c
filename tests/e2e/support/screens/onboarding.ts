import { expect, type Page } from '@playwright/test';

/** Chooses a password and sites, and creates the wallet. */
export async function createWallet(page: Page, password: string, siteNames: string[]): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password again', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  for (const name of siteNames) await page.getByRole('checkbox', { name, exact: true }).check();
  await page.getByRole('button', { name: 'Create wallet' }).click();
  await expect(page.getByRole('heading', { name: 'Your wallet is ready' })).toBeVisible({ timeout: 30_000 });
}
