import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Method, Params, Results } from '#lib/protocol/methods';
import { readGroup, verifyPresentation } from '#lib/verifier/presentation';
import { type Firefox, named, startFirefox } from './browser';

const PASSWORD = 'violet harbour 41 lantern';
const DRAFT = 'Plan my night shifts';
const ITEM = 'I am a nurse on night shifts';
const CHATGPT = 'https://chatgpt.com/';

interface OwnPage {
  browser: {
    runtime: {
      sendMessage(request: object): Promise<{ ok: boolean; result: unknown; error: { code: string } } | undefined>;
    };
  };
}

let firefox: Firefox;
beforeAll(async () => {
  firefox = await startFirefox();
});
afterAll(() => firefox?.close());

test('onboarding: opens by itself, and makes a wallet with a site', async () => {
  const page = await firefox.opened('onboarding.html');
  await (await named(page, 'textbox', 'Password')).type(PASSWORD);
  await (await named(page, 'textbox', 'Password again')).type(PASSWORD);
  await (await named(page, 'button', 'Continue')).click();
  await (await named(page, 'checkbox', 'ChatGPT')).click();
  await (await named(page, 'button', 'Create wallet')).click();
  await named(page, 'heading', 'Your wallet is ready');
  await page.close();
});

test('items: a line is added', async () => {
  const page = await firefox.openOwn('sidepanel.html');
  await (await named(page, 'textbox', 'Add a line about you')).type(ITEM);
  await page.keyboard.press('Enter');
  await page.waitForFunction((text) => document.querySelector('li')?.innerText.includes(text), {}, ITEM);
  await page.close();
});

test('main job: asked for in our own window, put below the draft, taken out by one undo', async () => {
  const page = await firefox.open(CHATGPT);
  await page.waitForFunction(() => document.querySelector('main .ProseMirror-focused') !== null);
  await page.keyboard.type(DRAFT);
  await firefox.clickBeside(page);
  const prompt = await firefox.opened('consent.html');
  await (await named(prompt, 'radio', '30 days')).click();
  await (await named(prompt, 'button', 'Share this line')).click();
  const text = () => page.$eval('main .ProseMirror', (editor) => (editor as HTMLElement).innerText);
  await expect.poll(text, { timeout: 20_000 }).toContain(ITEM);
  expect((await text()).startsWith(DRAFT)).toBe(true);
  await page.keyboard.down('Control');
  await page.keyboard.press('z');
  await page.keyboard.up('Control');
  await expect.poll(async () => (await text()).trim()).toBe(DRAFT);
  await page.close();
});

test('lock: the page says so, and a click unlocks nothing; the password does', async () => {
  const popup = await firefox.openOwn('popup.html');
  await (await named(popup, 'button', 'Lock')).click();
  await (await named(popup, 'textbox', 'Password')).type(PASSWORD);
  await (await named(popup, 'button', 'Unlock')).click();
  await named(popup, 'button', 'Lock');
  await popup.close();
});

test('membership: proved by a worker of the background page, and it holds', { timeout: 120_000 }, async () => {
  const page = await firefox.openOwn('options.html');
  /** As our own screens ask the background. */
  const ask = async <M extends Method>(method: M, params: Params<M>): Promise<Results[M]> => {
    const answer = await page.evaluate(
      (request) => (globalThis as unknown as OwnPage).browser.runtime.sendMessage(request),
      { satchel: 1, method, params },
    );
    if (!answer?.ok) throw new Error(`${method}: ${answer?.error.code ?? 'no answer'}`);
    return answer.result as Results[M];
  };
  const group = await ask('groups.create', { name: 'Readers', url: null });
  const { id, code } = await ask('credentials.join', { invitation: group.invitation });
  await ask('groups.admit', { id: group.id, code: code ?? '', label: '' });
  const { list } = await ask('groups.sign', { id: group.id });
  expect(await ask('credentials.renew', { id, list })).toMatchObject({ state: 'member', size: 1 });
  const bound = { kind: 'challenge', value: 'once' } as const;
  const { presentation } = await ask('credentials.show', { id, origin: 'https://forum.example', bound });
  const known = await readGroup(JSON.parse(list));
  const expected = { origin: 'https://forum.example', bound, groups: known ? [known] : [] };
  expect(verifyPresentation(presentation, expected)).toMatchObject({ ok: true, group: { name: 'Readers' } });
  await page.close();
});
