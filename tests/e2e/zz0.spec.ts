import { test } from '@playwright/test';
import { Wallet } from './support/wallet';
test('look', async () => {
  const w = await Wallet.launch({});
  const p = await w.context.newPage();
  p.on('console', m => console.log('con', m.text())); p.on('pageerror', e => console.log('err', e.stack));
  await p.goto(`chrome-extension://${w.extensionId}/onboarding.html`);
  await p.waitForTimeout(3000);
  await p.screenshot({ path: '/tmp/tool/onb.png' });
  console.log(await p.innerText('body'), w.complaints, w.context.serviceWorkers().map(x=>x.url()));
  await w.close();
});
