import { expect, test } from '@playwright/test';
import { clickControl } from './support/ax';
import { chipSays, typeDraft } from './support/chat';
import { sharedWallet } from './support/shared-wallet';

const DRAFT = 'What shall I cook?';
const wallet = sharedWallet();

interface Api {
  runtime: { getContexts(filter: object): Promise<{ contextType: string; documentUrl?: string }[]> };
}

/** The wallet's own places that are open; Playwright shows no popup of the toolbar. */
async function openPlaces(): Promise<string[]> {
  const [worker] = wallet().context.serviceWorkers();
  const contexts = await worker?.evaluate(() =>
    (globalThis as unknown as { chrome: Api }).chrome.runtime.getContexts({}),
  );
  return (contexts ?? []).map(({ documentUrl }) => documentUrl ?? '');
}

test('nothing to add yet: the chip leads to where a line is added', async () => {
  const page = await wallet().open('https://chatgpt.com/');
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  await expect.poll(() => chipSays(page)).toContain('Nothing to add yet');
  await clickControl(page, { role: 'button', name: 'Add a line' });
  await expect.poll(openPlaces).toContainEqual(expect.stringMatching(/(popup|sidepanel)\.html/));
  expect(await wallet().composerText(page)).toBe(DRAFT);
});
