import { setTimeout as sleep } from 'node:timers/promises';
import { expect, type Page, test } from '@playwright/test';
import { composer, typeDraft } from './support/chat';
import { inspect, receiptStates } from './support/inspect';
import { answerAgain, expectNothingHalfDone, newestReceipt } from './support/killed-worker';
import { sharedWallet } from './support/shared-wallet';

const CHATGPT = 'https://chatgpt.com/';
const CLAUDE = 'https://claude.ai/new';
const DRAFT = 'What should I cook after a night shift?';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet();
let page: Page;

test.beforeAll(async () => {
  await wallet().add({ text: 'I work night shifts and eat no meat', category: 'About me' });
});
test.beforeEach(async () => {
  page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
});
test.afterEach(() => page.close());

test('the worker starts, and starts again', async () => {
  const before = await inspect(wallet(), 'wallet.status', {});
  await wallet().killWorker();
  const after = await inspect(wallet(), 'wallet.status', {});
  expect(after.phase).toBe('unlocked');
  expect(after.items).toBe(before.items);
});

test('before the click: the consent window opens all the same', async () => {
  await wallet().killWorker();
  await wallet().insert(page);
  await wallet().reject(await wallet().consentWindow());
  expect(await wallet().composerText(page)).toBe(DRAFT);
});

test('while the consent window is open: approving still works', async () => {
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await wallet().killWorker();
  await wallet().approve(prompt, { delivery: 'once' });
  await expect.poll(() => wallet().composerText(page)).toContain('night shifts');
  await expect.poll(() => receiptStates(wallet())).toEqual(['inserted']);
});

test('while the consent window is open: closing it is still a rejection', async () => {
  // Another site: three rejections within half a minute would make the wallet wait.
  const chat = await wallet().open(CLAUDE);
  await typeDraft(chat, DRAFT);
  await wallet().insert(chat);
  const prompt = await wallet().consentWindow();
  await wallet().killWorker();
  await prompt.close();
  await wallet().insert(chat);
  await wallet().reject(await wallet().consentWindow());
  expect(await wallet().composerText(chat)).toBe(DRAFT);
  await chat.close();
});

for (const delay of [0, 40, 150]) {
  test(`${delay} ms after approving: whole or nothing, and the receipt tells the truth`, async () => {
    const last = await newestReceipt(wallet());
    await wallet().insert(page);
    const prompt = await wallet().consentWindow();
    await prompt.getByRole('radio', { name: 'this message' }).click();
    await prompt.waitForTimeout(700);
    await prompt.getByRole('button', { name: /^Share/ }).click();
    await sleep(delay);
    await wallet().killWorker();
    await expectNothingHalfDone(wallet(), page, DRAFT, last);
    await answerAgain(prompt);
  });
}

test('after a click under a standing grant: whole or nothing', async () => {
  const chat = await wallet().open(CLAUDE);
  await typeDraft(chat, DRAFT);
  await wallet().insert(chat);
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'click' });
  await expect.poll(() => wallet().composerText(chat)).toContain('no meat');
  for (const delay of [0, 40]) {
    await composer(chat).press('Control+a');
    await composer(chat).press('Delete');
    await typeDraft(chat, DRAFT);
    const last = await newestReceipt(wallet());
    await wallet().insert(chat);
    await sleep(delay);
    await wallet().killWorker();
    await expectNothingHalfDone(wallet(), chat, DRAFT, last);
  }
  await chat.close();
});
