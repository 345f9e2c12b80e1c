import { rm } from 'node:fs/promises';
import { test } from '@playwright/test';
import { sites } from '../../fixtures/sites/index.mjs';
import { type LaunchOptions, Wallet } from './wallet';

export const PASSWORD = 'violet harbour 41 lantern';

/**
 * One created wallet for all tests of a file, on the practice sites. Its profile goes away with it.
 *
 * @returns how to get at it, inside tests.
 */
export function sharedWallet(options: LaunchOptions = {}): () => Wallet {
  let wallet: Wallet | undefined;
  test.beforeAll(async () => {
    wallet = await Wallet.launch({ sites, ...options });
    await wallet.create({ password: PASSWORD });
  });
  test.afterAll(async () => {
    await wallet?.close();
    if (wallet) await rm(wallet.profileDir, { recursive: true, force: true });
  });
  return () => {
    if (!wallet) throw new Error('the wallet was not launched');
    return wallet;
  };
}
