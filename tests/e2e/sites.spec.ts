import { expect, test } from '@playwright/test';
import { designs, sites } from '../fixtures/sites/index.mjs';
import { openChat } from '../sites/chat-page';
import { clicked } from '../sites/check';
import { exactText } from './support/screens/consent';
import { sharedWallet } from './support/shared-wallet';

/** One site an engine that the other files have not; all sites in every way are `npm run test:sites`. */
const IDS = ['gemini', 'perplexity', 'copilot', 'huggingchat'];
const chosen = IDS.flatMap((id) => designs.find((design) => design.id === id) ?? []);

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet({
  sites: Object.fromEntries(chosen.flatMap(({ host }) => (sites[host] ? [[host, sites[host]]] : []))),
});

test.beforeAll(() => wallet().add({ text: 'I am a nurse on night shifts in Kraków', category: 'About me' }));

for (const { name, url } of chosen) {
  test(`behavior: on ${name} the exact text stands below a draft with a mention, and one undo takes it out`, async () => {
    const page = await openChat(wallet(), url);
    await wallet().insert(page);
    const prompt = await wallet().consentWindow();
    const block = await exactText(prompt);
    await wallet().approve(prompt, { days: 30, delivery: 'click' });
    await expect.poll(() => wallet().composerText(page)).toContain(block);
    expect(await clicked(wallet(), page, block)).toEqual({ click: null, mention: null, undo: null });
    await page.close();
  });
}
