import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { newKdf } from '#lib/protocol/kdf';
import { inspect } from './support/inspect';
import { kekOf } from './support/kdf';
import { ask } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const wallet = sharedWallet({ sites: {} });
/** From before the header is written to after its mirror is. */
const DELAYS_MS = [0, 8, 25];

test('a worker killed while the password changes leaves one that works, the old or the new', async () => {
  test.slow();
  const page = await wallet().open(`chrome-extension://${wallet().extensionId}/options.html`);
  const opens = (password: string) =>
    wallet()
      .unlock(password)
      .then(
        () => true,
        () => false,
      );
  let now = PASSWORD;
  for (const delay of DELAYS_MS) {
    const next = `maple orbit ${delay} lantern`;
    const ways = await inspect(wallet(), 'wallet.ways', {});
    if (!ways) throw new Error('there is no wallet');
    const kdf = newKdf();
    const auth = { by: 'password' as const, kek: await kekOf(now, ways.kdf) };
    const asked = ask(page, 'password.change', { auth, kdf, kek: await kekOf(next, kdf) }).catch(() => undefined);
    await sleep(delay);
    await wallet().killWorker();
    await asked;
    await wallet().lock();
    const old = await opens(now);
    if (old) await wallet().lock();
    expect(await opens(next)).toBe(!old);
    now = old ? now : next;
    if (old) await wallet().unlock(now);
  }
});
