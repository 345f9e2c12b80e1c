import { test } from '@playwright/test';
import { chipSays, composer } from './support/chat';
import { inspect } from './support/inspect';
import { sharedWallet } from './support/shared-wallet';
const wallet = sharedWallet({});
test('x', async () => {
  await wallet().add({ text: 'I keep bees', category: 'About me' });
  const page = await wallet().open('https://claude.ai/new');
  await wallet().insert(page);
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'auto' });
  await page.waitForTimeout(2000);
  console.log(JSON.stringify(await wallet().composerText(page)));
  for (let i = 0; i < 3; i++) {
  const p = await wallet().open('https://claude.ai/new');
  p.on('console', (m) => console.log('con', m.text()));
  await composer(p).click();
  for (let j = 0; j < 8; j++) {
  await p.waitForTimeout(250);
  console.log(i, j, JSON.stringify(await wallet().composerText(p)), (await chipSays(p)).replace(/\n/g, '|').slice(0, 140)); }
  console.log((await inspect(wallet(), 'disclosures.list', { origin: null, limit: 9 })).map((d) => d.state + ' ' + d.detail));
  await p.close();
  }
  console.log(wallet().complaints);
});
