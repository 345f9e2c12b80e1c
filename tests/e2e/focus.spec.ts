import { expect, test } from '@playwright/test';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

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
