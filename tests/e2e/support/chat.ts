import type { Locator, Page } from '@playwright/test';
import { namesOf } from './ax';

/** The practice sites' composer. */
export const composer = (page: Page): Locator => page.getByRole('textbox').last();

/** Types a draft as a person would; newlines by Shift+Enter, since Enter sends. */
export async function typeDraft(page: Page, draft: string): Promise<void> {
  await page.bringToFront();
  await composer(page).click();
  for (const [index, line] of draft.split('\n').entries()) {
    if (index > 0) await page.keyboard.press('Shift+Enter');
    await page.keyboard.type(line);
  }
}

/** What Satchel's own controls in the page say. */
export async function chipSays(page: Page): Promise<string> {
  const [buttons, statuses, texts] = await Promise.all([
    namesOf(page, 'button'),
    namesOf(page, 'status'),
    namesOf(page, 'StaticText'),
  ]);
  return [...buttons, ...statuses, ...texts].join('\n');
}
