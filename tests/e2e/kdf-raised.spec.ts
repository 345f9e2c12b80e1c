import { rm } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { DEFAULT_KDF, type KdfHeader } from '#lib/protocol/kdf';
import { inspect } from './support/inspect';
import { kekOf } from './support/kdf';
import { PASSWORD } from './support/shared-wallet';
import { Wallet } from './support/wallet';

/** What an early wallet may have been made with: at the floor. */
const EARLY: KdfHeader = {
  name: 'argon2id',
  memoryKiB: 19_456,
  passes: 2,
  lanes: 1,
  salt: Buffer.from('an early salt 16').toString('base64'),
};

test('a wallet of earlier, weaker parameters is wrapped anew at the next unlock by password', async () => {
  const wallet = await Wallet.launch();
  try {
    await inspect(wallet, 'wallet.create', { kdf: EARLY, kek: await kekOf(PASSWORD, EARLY) });
    const before = await inspect(wallet, 'wallet.ways', {});
    expect(before?.kdf).toEqual(EARLY);
    expect(before?.stronger).toMatchObject(DEFAULT_KDF);

    await wallet.lock();
    await wallet.unlock(PASSWORD);
    const after = await inspect(wallet, 'wallet.ways', {});
    expect(after?.kdf).toMatchObject(DEFAULT_KDF);
    expect(after?.kdf.salt).not.toBe(EARLY.salt);
    expect(after?.stronger).toBeNull();

    await wallet.lock();
    await expect(wallet.unlock('another password')).rejects.toThrow('does not open the wallet');
    await wallet.unlock(PASSWORD);
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
  }
});
