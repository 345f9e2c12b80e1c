import { test } from '@playwright/test';
import { inspect } from './support/inspect';
import { sharedWallet } from './support/shared-wallet';
const wallet = sharedWallet({ chain: true, sites: {} });
test('x', async () => {
  console.log(await inspect(wallet(), 'wallet.status', {}));
  console.log(await inspect(wallet(), 'anchor.status', {}));
  await wallet().add({ text: 'I keep bees', category: 'About me' });
  await wallet().add({ text: 'I keep cats', category: 'Cats' });
  await wallet().seed([{ text: 'a', category: 'Work' }, { text: 'b', category: 'Coding' }]);
  console.log(await inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 10 }));
  console.log(await wallet().keepPhrase());
  console.log(await wallet().anchor());
  await wallet().lock();
  console.log(await wallet().unlock('nope').catch(String));
  await wallet().unlock('violet harbour 41 lantern');
  console.log(wallet().requests.map(r=>r.url + r.body.slice(0,80)));
  console.log(wallet().complaints);
});
