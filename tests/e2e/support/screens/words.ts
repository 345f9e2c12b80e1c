import { expect, type Page } from '@playwright/test';
import { note } from '../entered';

export const keepWordsButton = (page: Page) => page.getByRole('button', { name: 'Keep your 12 words' }).first();
export const wordsDialog = (page: Page) => page.getByRole('dialog', { name: 'Your 12 words' });

/**
 * In the open dialog: shows the 12 words, reads them, and answers the check.
 *
 * @returns the words in order.
 */
export async function keepWords(page: Page, password: string): Promise<string[]> {
  const dialog = wordsDialog(page);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Show the words' }).click();
  const list = dialog.getByRole('listitem');
  await expect(list).toHaveCount(12, { timeout: 30_000 });
  const words = (await list.allInnerTexts()).map((text) => text.replace(/[^a-z]/g, ''));
  note(page.context(), 'secrets', words.join(' '));
  await dialog.getByRole('button', { name: 'I wrote them down' }).click();
  const asked = dialog.getByLabel(/^Word \d+$/);
  await expect(asked.first()).toBeVisible();
  for (const field of await asked.all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.textContent ?? input.ariaLabel,
    );
    await field.fill(words[Number(/\d+/.exec(label ?? '')?.[0]) - 1] ?? '');
  }
  await dialog.getByRole('button', { name: 'Check', exact: true }).click();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await expect(dialog).toBeHidden();
  return words;
}
