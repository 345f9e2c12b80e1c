import { expect, type Page } from '@playwright/test';
import { ask } from './open';

/** The popup's button for a site that is off or not known; nothing to do where it is on. */
export async function switchOn(page: Page, origin: string): Promise<void> {
  const enabled = async () => (await ask(page, 'sites.status', { origin })).site?.enabled === true;
  if (await enabled()) return;
  await page.getByRole('button', { name: /^Use Satchel on / }).click();
  await expect.poll(enabled).toBe(true);
}
