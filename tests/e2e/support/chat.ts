import { expect, type Locator, type Page } from '@playwright/test';
import { namesOf } from './ax';

/** The practice sites' composer. */
export const composer = (page: Page): Locator => page.getByRole('textbox').last();

/** Types a draft as a person would; newlines by Shift+Enter, since Enter sends. */
export async function typeDraft(page: Page, draft: string): Promise<void> {
  await page.bringToFront();
  await editorReady(page);
  await composer(page).click();
  for (const [index, line] of draft.split('\n').entries()) {
    if (index > 0) await page.keyboard.press('Shift+Enter');
    await page.keyboard.type(line);
  }
}

/** As on the real sites, the server's composer is a shell at first, and what is typed into it is lost. */
export async function editorReady(page: Page): Promise<void> {
  const isThere = () => [...document.querySelectorAll('.ProseMirror')].some((element) => 'pmViewDesc' in element);
  await expect.poll(() => page.evaluate(isThere)).toBe(true);
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
