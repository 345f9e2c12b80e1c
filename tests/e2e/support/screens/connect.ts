import { expect } from '@playwright/test';
import type { Wallet } from '../wallet';
import { onScreen } from './open';

/** 'Connect this site' in the toolbar's popup. */
export async function connectSite(wallet: Wallet, origin: string): Promise<void> {
  await onScreen(wallet, `popup.html?origin=${encodeURIComponent(origin)}`, async (page) => {
    await page.getByRole('button', { name: 'Connect this site' }).click();
    await expect(page.getByRole('button', { name: 'Disconnect' })).toBeVisible();
  });
}

export async function disconnectSite(wallet: Wallet, origin: string): Promise<void> {
  await onScreen(wallet, `popup.html?origin=${encodeURIComponent(origin)}`, async (page) => {
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await expect(page.getByRole('button', { name: 'Connect this site' })).toBeVisible();
  });
}
