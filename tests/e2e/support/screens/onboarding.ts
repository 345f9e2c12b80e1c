import { expect, type Page } from '@playwright/test';

/** Chooses a password and sites, and creates the wallet. */
export async function createWallet(page: Page, password: string, siteNames: string[]): Promise<void> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password again', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Continue' }).click();
  await tick(page, siteNames);
  await page.getByRole('button', { name: 'Create wallet' }).click();
  await expect(page.getByRole('heading', { name: 'Your wallet is ready' })).toBeVisible({ timeout: 30_000 });
}

/** One look for them all: a look each is a third of what making a wallet takes. */
async function tick(page: Page, names: string[]): Promise<void> {
  const all = page.getByRole('checkbox');
  await all.first().waitFor();
  const missing = await all.evaluateAll((boxes, wanted) => {
    const byName = new Map(boxes.map((box) => [box.ariaLabel, box as HTMLInputElement]));
    for (const name of wanted) byName.get(name)?.click();
    return wanted.filter((name) => !byName.has(name));
  }, names);
  expect(missing, 'sites without a box').toEqual([]);
}
