import { expect, type Page } from '@playwright/test';

const lockButton = (page: Page) => page.getByRole('button', { name: 'Lock', exact: true });
const unlockButton = (page: Page) => page.getByRole('button', { name: 'Unlock', exact: true });

/** @returns the screen's own words when the password is refused, else null. */
export async function unlock(page: Page, password: string): Promise<string | null> {
  await page.getByLabel('Password', { exact: true }).fill(password);
  await unlockButton(page).click();
  const refusal = page.getByRole('alert');
  await expect(lockButton(page).or(refusal)).toBeVisible({ timeout: 30_000 });
  return (await refusal.isVisible()) ? refusal.innerText() : null;
}

export async function lock(page: Page): Promise<void> {
  await lockButton(page).click();
  await expect(unlockButton(page)).toBeVisible();
}
