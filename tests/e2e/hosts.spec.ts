import { expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import type { SiteHandler } from './support/network';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

const OWN = 'https://chat.company.example';
const TOP = 'https://portal.example';
const DRAFT = 'Plan my week';
/** With a Cyrillic a. */
const LOOKS_LIKE_CHATGPT = 'xn--chtgpt-4nf.com';
const DAY_MS = 86_400_000;

const chat = (composer: string): SiteHandler => {
  const page = `<!doctype html><html lang="en"><title>Company chat</title><link rel="icon" href="data:,">
<header><input placeholder="Search"></header><main style="height:400px"></main>
<form style="padding:40px" onsubmit="return false">${composer}<button aria-label="Send">↑</button></form></html>`;
  return (_request, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
};
const FIELD = '<textarea rows="4" cols="60" placeholder="Ask anything"></textarea>';
const FRAME = (source: string) => `<iframe src="${source}" style="width:800px;height:400px;border:0"></iframe>`;

const wallet = sharedWallet({
  sites: {
    'chat.company.example': chat(FIELD),
    'portal.example': chat(FRAME(OWN)),
    'framed.example': (request, response) =>
      chat(request.url === '/inner' ? FIELD : FRAME('/inner'))(request, response),
    localhost: chat(FIELD),
    'plain.example': chat(FIELD),
    [LOOKS_LIKE_CHATGPT]: chat(FIELD),
  },
});

/** Whether anything of ours is in a page: its document, and the worlds that run in it. */
async function traces(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const found: string[] = [];
  cdp.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin.startsWith('chrome-extension://')) found.push(context.origin);
  });
  await cdp.send('Runtime.enable');
  await page.waitForTimeout(500);
  await cdp.detach();
  return found;
}

test.describe.configure({ mode: 'serial' });

test('behavior: nothing of ours is in a page that was not enabled', async () => {
  await wallet().add({ text: 'I am a nurse on night shifts', category: 'About me' });
  const page = await wallet().open(OWN);
  expect(await traces(page)).toEqual([]);
  await page.close();
});

test('default: used on a site that is not known, at once in the open tab, with draft, exact text and undo', async () => {
  const page = await wallet().open(OWN);
  await wallet().useOn(OWN);
  await page.bringToFront();
  await page.getByPlaceholder('Ask anything').click();
  await page.keyboard.type(DRAFT);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByRole('heading', { level: 1, name: 'chat.company.example' })).toBeVisible();
  await wallet().approve(prompt, { days: 30, delivery: 'click' });
  const field = page.getByPlaceholder('Ask anything');
  await expect(field).toHaveValue(new RegExp(`^${DRAFT}\n\n\\[About me[^]*nurse on night shifts[^]*\\]$`));
  await field.press('Control+z');
  await expect(field).toHaveValue(DRAFT);
  await page.close();
});

test('behavior: an address that looks like a known site’s is named as such; a word before a consent ends', async () => {
  const origin = `https://${LOOKS_LIKE_CHATGPT}`;
  await wallet().useOn(origin);
  const page = await wallet().open(origin);
  await page.getByPlaceholder('Ask anything').click();
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByText('This is not chatgpt.com')).toBeVisible();
  await expect(prompt.getByRole('heading', { level: 1, name: LOOKS_LIKE_CHATGPT })).toBeVisible();
  await wallet().approve(prompt, { days: 30, delivery: 'click' });
  const popup = `popup.html?origin=${encodeURIComponent(origin)}`;
  for (const [daysLater, isSoon] of [
    [20, false],
    [27, true],
  ] as const) {
    await onScreen(wallet(), 'popup.html', async (later) => {
      await later.clock.setFixedTime(Date.now() + daysLater * DAY_MS);
      await later.goto(`chrome-extension://${wallet().extensionId}/${popup}`);
      await expect(later.getByRole('button', { name: 'Stop sharing' })).toBeVisible();
      await expect(later.getByText(/This consent ends in \d days/)).toBeVisible({ visible: isSoon });
    });
  }
  await inspect(wallet(), 'sites.forget', { origin });
  await page.close();
});

test('behavior: it is in the settings, and is gone from the page once it is removed', async () => {
  await onScreen(wallet(), 'options.html', async (page) => {
    await page.getByRole('button', { name: 'Remove chat.company.example' }).click();
    await expect(page.getByText('chat.company.example')).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Remove chat.company.example' }).click();
    await expect(page.getByText('chat.company.example')).toBeHidden();
    await page.getByRole('textbox', { name: 'Another site, by its address' }).fill('chat.company.example/some/page');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Remove chat.company.example' })).toBeVisible();
    await page.getByRole('button', { name: 'Remove chat.company.example' }).click();
    await expect(page.getByText('You added this site.')).toBeHidden();
  });
  const page = await wallet().open(OWN);
  expect(await traces(page)).toEqual([]);
  await page.close();
});

test('behavior: a chat on this computer itself, whatever its port', async () => {
  await wallet().useOn('http://localhost:3000');
  const sites = await inspect(wallet(), 'sites.list', {});
  expect(sites.find(({ id }) => id === 'http://localhost:3000')).toMatchObject({ enabled: true, own: true });
});

test('error: a page that is not encrypted is refused in plain words', async () => {
  await onScreen(wallet(), `popup.html?origin=${encodeURIComponent('http://plain.example')}`, async (page) => {
    await expect(page.getByText(/This page is not encrypted on its way/)).toBeVisible();
    await expect(page.getByRole('button', { name: /^Use Satchel on/ })).toBeHidden();
  });
  for (const origin of ['http://plain.example', 'https://plain.example/path']) {
    const cause = { message: expect.stringContaining('site-insecure') };
    await expect(inspect(wallet(), 'sites.use', { origin })).rejects.toMatchObject({ cause });
  }
});

test('behavior: a composer in a frame of the same origin is served by its page', async () => {
  await wallet().useOn('https://framed.example');
  const page = await wallet().open('https://framed.example');
  const field = page.frameLocator('iframe').getByPlaceholder('Ask anything');
  await field.click();
  await page.keyboard.type(DRAFT);
  await wallet().insert(page);
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'click' });
  await expect(field).toHaveValue(/nurse on night shifts/);
  await page.close();
});

test('behavior: a frame of another origin acts under its own, and the window says in whose page it stands', async () => {
  await wallet().useOn(OWN);
  const page = await wallet().open(TOP);
  const field = page.frameLocator('iframe').getByPlaceholder('Ask anything');
  await field.click();
  await page.keyboard.type(DRAFT);
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByRole('heading', { level: 1, name: 'chat.company.example' })).toBeVisible();
  await expect(prompt.getByText(/stands inside a page of https:\/\/portal\.example/)).toBeVisible();
  await wallet().approve(prompt, { days: 30, delivery: 'click' });
  await expect(field).toHaveValue(/nurse on night shifts/);
  await page.close();
});
