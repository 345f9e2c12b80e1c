import { expect, type Page } from '@playwright/test';

export type AutoChoice = 'prefill' | 'send' | 'off';

/** Chooses when context goes into messages by itself on the popup's site. */
export async function chooseAuto(page: Page, when: AutoChoice): Promise<void> {
  const choice = page.getByRole('combobox', { name: 'When they go in' });
  await choice.selectOption(when);
  await expect(choice).toHaveValue(when);
  await expect(choice).toBeEnabled();
}
