import { test } from '@playwright/test';
import { chipSays, typeDraft } from './support/chat';
import { inspect } from './support/inspect';
import { sharedWallet } from './support/shared-wallet';

const wallet = sharedWallet({});
test('x', async () => {
  await wallet().add({ text: 'I keep bees', category: 'About me' });
  const page = await wallet().open('https://chatgpt.com/');
  page.on('console', (m) => console.log('con', m.text()));
  await typeDraft(page, 'how are my bees');
  await page.screenshot({ path: '/tmp/tool/a.png' });
  await wallet().insert(page);
  await page.waitForTimeout(1500);
  await page.screenshot({ path: '/tmp/tool/b.png' });
  console.log(
    await chipSays(page),
    wallet()
      .context.pages()
      .map((p) => p.url()),
    wallet().complaints,
  );
});
