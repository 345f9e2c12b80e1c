import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import type { SignedGrant } from '#lib/protocol/grants';
import type { ItemDraft } from '#lib/protocol/items';
import { note } from '../entered';
import { ask } from './open';

const NEW_CATEGORY = 'New category…';

/** Types one line about the person into the panel's own form. */
export async function addItem(page: Page, { text, category }: ItemDraft): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Add a line about you' });
  note(page.context(), 'texts', text);
  await field.fill(text);
  const categories = page.getByRole('combobox', { name: 'Category', exact: true }).first();
  const known = (await categories.getByRole('option').allInnerTexts()).includes(category);
  await categories.selectOption({ label: known ? category : NEW_CATEGORY });
  if (!known) await page.getByRole('textbox', { name: 'New category' }).fill(category);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(field).toHaveValue('');
}

/**
 * Puts many items in at once, word for word. Not on the screen, where what is brought in is reviewed: sensitive lines
 * get their category there, secrets are masked, and what is said twice stands apart.
 */
export async function importItems(page: Page, items: readonly ItemDraft[]): Promise<void> {
  await ask(page, 'items.import', { items: [...items] });
}

/** All signed consents, from the file that the panel hands out. */
export async function downloadGrants(page: Page): Promise<SignedGrant[]> {
  if ((await ask(page, 'grants.list', {})).length === 0) return [];
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download signed consents' }).click(),
  ]);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}
