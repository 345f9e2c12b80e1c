import { expect, test } from '@playwright/test';
import { note } from './support/entered';
import { ask, onScreen } from './support/screens/open';
import { keepWordsButton, wordsDialog } from './support/screens/words';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet({ sites: {} });

test('a dialog that closes gives the focus back to what opened it', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    for (const opener of [page.getByRole('button', { name: 'Bring in' }), page.getByText('Keep your 12 words')]) {
      await opener.click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(opener).toBeFocused();
    }
  });
});

test('a deleted line hands the focus to the next, the last one to what an empty list offers; Undo is one key away', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const items = ['I bake bread', 'I play chess', 'I read novels'].map((text) => ({ text, category: 'Other' }));
    for (const { text } of items) note(page.context(), 'texts', text);
    await ask(page, 'items.import', { items });
    const rows = page.getByRole('region', { name: 'Other' }).getByRole('listitem');
    const remove = async (at: number) => {
      await rows.nth(at).getByRole('button', { name: 'Delete' }).focus();
      await page.keyboard.press('Enter');
    };
    await expect(rows).toHaveCount(3);
    const texts = (await rows.allInnerTexts()).map((text) => text.trim());
    const focused = (at: number) => rows.filter({ hasText: texts[at] ?? '' }).getByRole('button', { name: 'Edit' });
    await remove(1);
    await expect(focused(2)).toBeFocused();
    await remove(1);
    await expect(focused(0)).toBeFocused();
    await remove(0);
    await expect(page.getByRole('button', { name: 'Ask an AI that knows you' })).toBeFocused();
    await page.keyboard.press('F8');
    const undo = page
      .getByRole('region', { name: /Messages/ })
      .getByRole('button', { name: 'Undo' })
      .last();
    await expect(async () => {
      await page.keyboard.press('Tab');
      await expect(undo).toBeFocused({ timeout: 200 });
    }).toPass();
    await page.keyboard.press('Enter');
    await expect(rows).toHaveText([new RegExp(texts[0] ?? '')]);
  });
});

test('a message does not lie over a dialog: it waits until that is closed', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await page.getByRole('listitem').getByRole('button', { name: 'Delete' }).first().click();
    const undo = page.getByRole('button', { name: 'Undo' });
    await expect(undo).toBeVisible();
    await page.getByRole('button', { name: 'Bring in' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expect(page.locator('li', { hasText: 'Deleted.' })).toHaveCount(0);
    await page.keyboard.press('Escape');
    await undo.click();
    await expect(page.getByRole('listitem').getByRole('button', { name: 'Delete' })).toHaveCount(1);
  });
});

test('‘Saved.’ goes away by itself', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const text = 'I grow tomatoes';
    note(page.context(), 'texts', text);
    const field = page.getByRole('textbox', { name: 'Add a line about you' });
    await field.fill(text);
    await field.press('Enter');
    await expect(page.getByText('Saved.')).toBeVisible();
    await expect(page.getByText('Saved.')).toBeHidden();
  });
});

test('the check of the 12 words: every empty or wrong word is named at its field, and the first has the focus', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await keepWordsButton(page).click();
    const dialog = wordsDialog(page);
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Show the words' }).click();
    const list = dialog.getByRole('listitem');
    await expect(list).toHaveCount(12, { timeout: 30_000 });
    const words = (await list.allInnerTexts()).map((text) => text.replace(/[^a-z]/g, ''));
    note(page.context(), 'secrets', words.join(' '));
    await dialog.getByRole('button', { name: 'I wrote them down' }).click();
    const fields = await dialog.getByLabel(/^Word \d+$/).all();
    const places = await Promise.all(
      fields.map(async (field) =>
        Number(
          await field.evaluate((input: HTMLInputElement) => /\d+/.exec(input.labels?.[0]?.textContent ?? '')?.[0]),
        ),
      ),
    );
    await fields[0]?.fill(`${words[(places[0] ?? 0) - 1]?.toUpperCase()} `);
    await fields[1]?.fill('zebrafish');
    await dialog.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(dialog.getByRole('alert')).toHaveText([
      `This is not word ${places[1]}. Compare it with your paper.`,
      `Type word ${places[2]}.`,
    ]);
    await expect(dialog.getByLabel(`Word ${places[1]}`, { exact: true })).toBeFocused();
    await expect(dialog.getByLabel(`Word ${places[1]}`, { exact: true })).toHaveAccessibleDescription(
      /This is not word/,
    );
    await expect(dialog.getByLabel(`Word ${places[0]}`, { exact: true })).not.toHaveAttribute('aria-invalid');
    for (const [at, field] of fields.entries()) await field.fill(words[(places[at] ?? 0) - 1] ?? '');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Your 12 words are kept')).toBeVisible();
  });
});

test('a wrong password: the field has the focus, and typing takes its place', async () => {
  await wallet().lock();
  await onScreen(wallet(), 'popup.html', async (page) => {
    const field = page.getByRole('textbox', { name: 'Password' });
    await field.fill('not the password');
    await page.getByRole('button', { name: 'Unlock' }).click();
    await expect(page.getByText('does not open')).toBeVisible();
    await expect(field).toBeFocused();
    await page.keyboard.type('x');
    await expect(field).toHaveValue('x');
  });
});
