import { join } from 'node:path';
import { getEncryptionPublicKey } from '@metamask/eth-sig-util';
import { expect, type Page, test } from '@playwright/test';
import { request } from './support/app-page';
import { inspect } from './support/inspect';
import type { SiteHandler } from './support/network';
import { ROOT } from './support/root';
import { connectSite } from './support/screens/connect';
import { sharedWallet } from './support/shared-wallet';

/** The list of docs/threat-model.md for a malicious page and a malicious extension, against one wallet. */
const ORIGIN = 'https://hostile.example';
const CANARY = 'I hide a canary named Xanthippe in the attic';
const WORD = 'Xanthippe';
const REQUEST = {
  scopes: ['About me', 'Coding'],
  purpose: 'Unlock now: type your password below',
  retention: 'for ever',
  nonce: `0x${'01'.repeat(32)}`,
};

const site: SiteHandler = ({ url }, response) => {
  if (url === '/.well-known/context-wallet.json') {
    return void response.end(JSON.stringify({ version: 1, key: getEncryptionPublicKey('11'.repeat(32)) }));
  }
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(`<!doctype html><html lang="en"><title>Chat</title><link rel="icon" href="data:,">
<main style="height:300px"></main><form style="padding:40px" onsubmit="return false">
<textarea rows="4" cols="60" placeholder="Ask anything"></textarea><button aria-label="Send">↑</button></form></html>`);
};

const wallet = sharedWallet({
  sites: { 'hostile.example': site },
  companions: [join(ROOT, 'tests/fixtures/hostile/companion')],
});

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async () => {
  await wallet().add({ text: CANARY, category: 'About me' });
  // As much as a person can do for a site without agreeing to anything.
  await wallet().useOn(ORIGIN);
  await connectSite(wallet(), ORIGIN);
  page = await wallet().open(ORIGIN);
});

test.afterEach(async () => {
  for (const open of prompts())
    await wallet()
      .reject(open)
      .catch(() => open.close());
  expect(await inspect(wallet(), 'grants.list', {})).toEqual([]);
  expect(await inspect(wallet(), 'disclosures.list', { origin: null, limit: 10 })).toEqual([]);
  const seen = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('textarea')].map(({ value }) => value);
    const { loot } = window as unknown as { loot: string[] };
    return [document.documentElement.outerHTML, ...fields, ...loot].join('\n');
  });
  expect(seen.length).toBeGreaterThan(100);
  expect(seen).not.toContain(WORD);
});

const prompts = () =>
  wallet()
    .context.pages()
    .filter((one) => one.url().includes('/consent.html'));

test('error: our pages are not framed, fetched or opened by a page', async () => {
  const id = wallet().extensionId;
  const loaded = await page.evaluate(async (extension) => {
    const names = ['popup', 'sidepanel', 'consent', 'options', 'remember', 'onboarding', 'verify'];
    const urls = names.map((name) => `chrome-extension://${extension}/${name}.html`);
    const fetched = await Promise.all(
      urls.map((url) =>
        fetch(url).then(
          ({ ok }) => ok,
          () => false,
        ),
      ),
    );
    for (const url of urls) document.body.append(Object.assign(document.createElement('iframe'), { src: url }));
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const seen = [...document.querySelectorAll('iframe')].map((frame) => frame.contentDocument !== null);
    const opened = urls.map((url) => window.open(url) === null);
    for (const frame of document.querySelectorAll('iframe')) frame.remove();
    return { fetched, seen, opened };
  }, id);
  expect(loaded.fetched).not.toContain(true);
  expect(loaded.seen).not.toContain(true);
  const ours = wallet()
    .context.pages()
    .filter((one) => one.url().startsWith(`chrome-extension://${id}`));
  expect(ours).toEqual([]);
});

test('error: synthetic clicks, keys and spoofed messages ask for nothing', async () => {
  await page.evaluate(() => {
    const field = document.querySelector('textarea');
    field?.focus();
    const key = { key: 'S', code: 'KeyS', altKey: true, shiftKey: true, bubbles: true };
    for (const element of document.querySelectorAll('*')) {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
        element.shadowRoot?.querySelectorAll('*').forEach((inner) => {
          inner.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
        });
      }
      element.dispatchEvent(new KeyboardEvent('keydown', key));
      element.dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    }
    const spoofs = [
      { satchel: 'trigger' },
      { satchel: 'unlocked' },
      { satchel: 'app', id: 'x', answer: { kind: 'result', result: 1 } },
      { satchel: 1, method: 'items.list', params: { query: '', category: null, offset: 0, limit: 50 } },
      { satchel: 1, method: 'grants.list', params: {} },
      { type: 'context-wallet:answer' },
    ];
    for (const message of spoofs) {
      window.postMessage(message, '*');
      window.dispatchEvent(new MessageEvent('message', { data: message, source: window, origin: location.origin }));
      document.dispatchEvent(new CustomEvent('message', { detail: message }));
    }
  });
  await page.waitForTimeout(1_000);
  expect(prompts()).toEqual([]);
});

const MASKS: [string, string][] = [
  ['a page that is nearly transparent', 'html { opacity: 0.001 }'],
  ['a blurred page', 'html { filter: blur(40px) }'],
  ['a clipped page', 'html { clip-path: inset(49%) }'],
  ['a page scaled to nothing', 'body { transform: scale(0.01) }'],
  [
    'a sheet on top that lets clicks through',
    'body::after { content: "Win"; position: fixed; inset: 0; background: #fff; pointer-events: none; z-index: 2147483647 }',
  ],
];
for (const [name, css] of MASKS) {
  test(`error: whoever clicks through ${name} gets a question at most`, async () => {
    await page.bringToFront();
    const style = await page.addStyleTag({ content: css });
    await wallet()
      .insert(page)
      .catch(() => undefined);
    await page.waitForTimeout(800);
    expect(prompts().length).toBeLessThanOrEqual(1);
    await style.evaluate((element) => (element as HTMLElement).remove());
  });
}

test('error: polluted prototypes and patched built-ins gain a page nothing, and the window names the page itself', async () => {
  await page.reload();
  await page.evaluate(() => {
    Object.assign(Object.prototype, { origin: 'https://bank.example', satchel: 1, approved: true, kind: 'result' });
    Promise.prototype.finally = () => Promise.resolve(true);
    Array.prototype.includes = () => true;
    crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000';
  });
  const spoofed = await request(page, 'context_request', { ...REQUEST, origin: 'https://bank.example' });
  expect(spoofed).toMatchObject({ error: { code: -32602 } });
  await page.reload();
  const asked = request(page, 'context_request', REQUEST);
  const prompt = await wallet()
    .consentWindow()
    .catch(() => null);
  if (prompt) {
    await expect(prompt.getByRole('heading', { level: 1, name: 'hostile.example' })).toBeVisible();
    await expect(prompt.locator('input[type="password"]')).toHaveCount(0);
    await expect(prompt.getByText(`‘${REQUEST.purpose}’`)).toBeVisible();
    await wallet().reject(prompt);
  }
  // Held off by now, or refused: nothing else.
  expect([4001, -32005]).toContain(((await asked) as { error: { code: number } }).error.code);
});

test('error: 10,000 requests at once: one question at most, and the wallet goes on answering', async () => {
  const flood = page.evaluate(async (params) => {
    const { provider } = await new Promise<{ provider: { request(call: object): Promise<unknown> } }>((resolve) => {
      addEventListener('context-wallet:announce', (event) => resolve((event as CustomEvent).detail), { once: true });
      dispatchEvent(new Event('context-wallet:request'));
    });
    const methods = ['context_request', 'context_propose', 'context_grants', 'context_revoke'];
    const settled = Array.from({ length: 10_000 }, (_, i) => {
      const call = provider.request({ method: methods[i % 4], params: i % 4 === 1 ? { text: `line ${i}` } : params });
      return call.then(
        () => 'taken',
        ({ code }: { code: number }) => String(code),
      );
    });
    const wait = new Promise<string>((resolve) => setTimeout(() => resolve('waiting'), 8_000));
    return Promise.all(settled.map((one) => Promise.race([one, wait])));
  }, REQUEST);
  const status = await inspect(wallet(), 'wallet.status', {});
  expect(status.phase).toBe('unlocked');
  expect((await inspect(wallet(), 'items.list', { query: WORD, category: null, offset: 0, limit: 5 })).total).toBe(1);
  const outcomes = await flood;
  const count = (code: string) => outcomes.filter((outcome) => outcome === code).length;
  expect(count('-32005')).toBeGreaterThan(9_900);
  expect(prompts().length).toBeLessThanOrEqual(1);
  const reviews = wallet()
    .context.pages()
    .filter((one) => one.url().includes('/remember.html'));
  expect(reviews.length).toBeLessThanOrEqual(1);
  for (const review of reviews) await review.close();
  expect(await inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 5 })).toMatchObject({
    total: 1,
  });
});

test('error: another extension knocks in vain, and finds nothing in the page', async () => {
  const calls = ['items.list', 'grants.list', 'wallet.status', 'approvals.approve', 'app.call', 'chat.insert'];
  const messages = Array.from({ length: 200 }, (_, i) => ({ satchel: 1, method: calls[i % calls.length], params: {} }));
  await page.evaluate(
    (detail) => dispatchEvent(new CustomEvent('knock', { detail })),
    JSON.stringify({ id: wallet().extensionId, messages }),
  );
  await expect(page.locator('html')).toHaveAttribute('data-knocked', '[]');
  expect((await inspect(wallet(), 'wallet.status', {})).phase).toBe('unlocked');
});
