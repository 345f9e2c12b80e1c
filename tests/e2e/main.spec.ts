import { expect, type Page, test } from '@playwright/test';
import { sites as practiceSites } from '../fixtures/sites/index.mjs';
import { chipSays, composer, editorReady, typeDraft } from './support/chat';
import { inspect, receiptStates } from './support/inspect';
import { exactText } from './support/screens/consent';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';
import { siteNames } from './support/site-names';

const CHATGPT = 'https://chatgpt.com/';
const CLAUDE = 'https://claude.ai/new';
const DRAFT = 'Plan my night shifts for next week.\n\nKeep it short.';
const ITEMS = [
  { text: 'I am a nurse on night shifts in Kraków', category: 'About me' },
  { text: 'I prefer short answers', category: 'Style' },
  { text: 'My bicycle is called Marlene', category: 'Bicycles' },
];

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet({ chain: true });

test('onboarding: the wallet is there, and says that it is not backed up', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await expect(page.getByRole('button', { name: 'Keep your 12 words' })).toBeVisible();
  });
  const sites = await inspect(wallet(), 'sites.list', {});
  expect(sites.filter(({ enabled }) => enabled).map(({ name }) => name)).toEqual(siteNames(Object.keys(practiceSites)));
});

test('items: added, found, edited, deleted and brought back', async () => {
  for (const item of ITEMS) await wallet().add(item);
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const item = (text: string) => page.getByRole('listitem').filter({ hasText: text });
    await expect(item('Marlene')).toBeVisible();

    await page.getByRole('searchbox', { name: 'Search' }).fill('nurse');
    await expect(item('Marlene')).toBeHidden();
    await expect(item('nurse')).toBeVisible();
    await page.getByRole('searchbox', { name: 'Search' }).fill('');

    await item('short answers').getByRole('button', { name: 'Edit' }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill('I prefer very short answers');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(item('very short answers')).toBeVisible();

    await item('Marlene').getByRole('button', { name: 'Delete' }).click();
    await expect(item('Marlene')).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(item('Marlene')).toBeVisible();
  });
});

test('reject: nothing happened', async () => {
  const page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  await wallet().reject(await wallet().consentWindow());
  expect(await wallet().composerText(page)).toBe(DRAFT);
  expect(await receiptStates(wallet())).toEqual([]);
  expect(await inspect(wallet(), 'grants.list', {})).toEqual([]);
  await page.close();
});

test('approve: the exact text stands below the draft, one undo takes it out', async () => {
  const page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
  const before = wallet().requests.length;
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByRole('heading', { level: 1, name: 'chatgpt.com', exact: true })).toBeVisible();
  const text = await exactText(prompt);
  expect(text).toContain('I am a nurse on night shifts in Kraków');
  expect(text).not.toContain('Marlene');
  await wallet().approve(prompt, { days: 30, delivery: 'click' });

  await expectBelow(page, DRAFT, text);
  await expect.poll(() => receiptStates(wallet())).toEqual(['inserted']);
  expect(wallet().requests.slice(before)).toEqual([]);

  await page.bringToFront();
  await composer(page).press('Control+z');
  await expect.poll(() => wallet().composerText(page)).toBe(DRAFT);
  await page.close();
});

test('a standing grant: the next click asks nothing', async () => {
  const page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  await expect.poll(() => wallet().composerText(page)).toContain('nurse');
  expect(
    wallet()
      .context.pages()
      .filter((open) => open.url().includes('consent.html')),
  ).toEqual([]);
  await page.close();
});

test("'automatically': the next new chat is filled when it gets the focus, once", async () => {
  const first = await wallet().open(CLAUDE);
  await wallet().insert(first);
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'auto' });
  await expect.poll(() => wallet().composerText(first)).not.toBe('');
  await first.close();

  const next = await wallet().open(CLAUDE);
  await editorReady(next);
  expect(await wallet().composerText(next)).toBe('');
  await composer(next).click();
  await expect.poll(() => wallet().composerText(next)).toContain('short answers');
  await expect.poll(() => chipSays(next)).toMatch(/undo/i);

  await next.keyboard.press('Control+z');
  await expect.poll(() => wallet().composerText(next)).toBe('');
  await next.getByRole('heading').first().click();
  await composer(next).click();
  await next.waitForTimeout(600);
  expect(await wallet().composerText(next)).toBe('');
  await next.close();
});

test('deleting what a receipt holds: the question first, then the way back', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const nurse = page.getByRole('listitem').filter({ hasText: 'nurse' });
    await nurse.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Keep it in receipts' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(nurse).toBeVisible();
  });
});

test('popup: shows what this site may see, for shorter when that is signed; revoking makes the next click ask', async () => {
  await onScreen(wallet(), `popup.html?origin=${encodeURIComponent('https://chatgpt.com')}`, async (page) => {
    const site = page.getByRole('region', { name: 'This site' });
    await expect(site).toContainText('chatgpt.com');
    const [before] = await wallet().grants();
    await site.getByRole('button', { name: 'Change' }).click();
    await expect(site.getByText('Untick something')).toBeVisible();
    await site.getByRole('radio', { name: '7 days' }).check();
    await expect(site.getByText('You sign:')).toBeVisible();
    await site.getByRole('button', { name: 'Sign the change' }).click();
    await expect(site.getByRole('form', { name: 'Change this consent' })).toBeHidden();
    const after = (await wallet().grants()).find(
      ({ sig }) => Number(sig.message.time) > Number(before?.sig.message.time),
    );
    expect(Number(after?.sig.message.expirationTime) - Number(after?.sig.message.time)).toBe(7 * 86_400);
    await site.getByRole('button', { name: 'Stop sharing' }).click();
    await expect(site.getByRole('button', { name: 'Stop sharing' })).toBeHidden();
  });
  const page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  await wallet().reject(await wallet().consentWindow());
  expect(await wallet().composerText(page)).toBe(DRAFT);
  await page.close();
});

test('locked: the page offers to unlock and keeps the draft', async () => {
  await wallet().lock();
  const page = await wallet().open(CHATGPT);
  await typeDraft(page, DRAFT);
  await wallet().insert(page);
  await expect.poll(() => chipSays(page)).toMatch(/lock/i);
  expect(await wallet().composerText(page)).toBe(DRAFT);
  await wallet().unlock(PASSWORD);
  await page.close();
});

test('proof: on the chain, checked there, and failed by one altered character', async () => {
  const { root, block } = await wallet().anchor();
  expect(block).toBeGreaterThan(0);
  const [receipt] = await inspect(wallet(), 'disclosures.list', { origin: null, limit: 1 });
  const proof = await wallet().proof(receipt?.id ?? '');
  expect(proof.root).toBe(root);

  await onScreen(wallet(), `verify.html?uid=${receipt?.id}`, async (page) => {
    const field = page.getByRole('textbox', { name: 'Proof', exact: true });
    await expect(page.getByText(/^This proof holds/)).toBeVisible();
    await field.fill((await field.inputValue()).replace('nurse', 'nursf'));
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await expect(page.getByText('This proof does not hold')).toBeVisible();
  });
});

test('a consent that was ended: its end goes onto the chain when that is asked for, whom it links said first', async () => {
  await onScreen(wallet(), 'sidepanel.html#shared', async (page) => {
    await page.getByText(/consents? that ended$/).click();
    await page.getByRole('button', { name: 'End it in public too' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'End this consent in public' });
    await expect(dialog.getByText(/^at most 0\.\d+ ETH on Local chain$/)).toBeVisible();
    await expect(dialog.getByText('it links this consent with them')).toBeVisible();
    await dialog.getByRole('button', { name: 'End it in public' }).click();
    await expect(page.getByText(/^Ended in public too, in block \d+/)).toBeVisible({ timeout: 15_000 });
  });
});

test('the wallet outlives the browser', async () => {
  await wallet().killBrowser();
  await wallet().relaunch();
  await wallet().unlock(PASSWORD);
  const { total } = await inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 10 });
  expect(total).toBe(ITEMS.length);
});

async function expectBelow(page: Page, draft: string, text: string): Promise<void> {
  await expect.poll(() => wallet().composerText(page)).toContain(text);
  const now = await wallet().composerText(page);
  expect(now.slice(0, draft.length)).toBe(draft);
  expect(now.slice(draft.length).trimStart()).toBe(text);
}
