import { test } from '@playwright/test';
import { inspect } from './support/inspect';
import { PASSWORD, sharedWallet } from './support/shared-wallet';
const wallet = sharedWallet({ sites: {} });
test('x', async () => {
  await wallet().add({ text: 'I keep bees', category: 'About me' });
  let t = Date.now();
  await wallet().seed(Array.from({ length: 10000 }, (_, i) => ({ text: `fact ${i} about thing${i % 97}`, category: 'Work' })));
  console.log('seed', Date.now() - t);
  await wallet().killWorker();
  console.log(await inspect(wallet(), 'wallet.status', {}));
  t = Date.now();
  await wallet().killBrowser(); await wallet().relaunch();
  console.log('relaunched', Date.now() - t);
  await wallet().unlock(PASSWORD);
  console.log(await inspect(wallet(), 'wallet.status', {}), wallet().complaints);
});
