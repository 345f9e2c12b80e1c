import { randomBytes } from 'node:crypto';
import { decrypt, getEncryptionPublicKey } from '@metamask/eth-sig-util';
import { expect, type Page, test } from '@playwright/test';
import type { ContextAnswer, ContextPayload } from '#lib/protocol/page-api-types';
import { isAnnounced, request } from './support/app-page';
import { inspect } from './support/inspect';
import type { SiteHandler } from './support/network';
import { connectSite, disconnectSite } from './support/screens/connect';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

const APP = 'https://app.example';
const [FIRST, SECOND] = ['11'.repeat(32), '22'.repeat(32)] as const;
let secret: string = FIRST;

const site: SiteHandler = ({ url }, response) => {
  if (url === '/.well-known/context-wallet.json') {
    response.writeHead(200, { 'content-type': 'application/json' });
    return void response.end(JSON.stringify({ version: 1, key: getEncryptionPublicKey(secret) }));
  }
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<!doctype html><html lang="en"><title>App</title><link rel="icon" href="data:,"><p>An app</p></html>');
};

const wallet = sharedWallet({ sites: { 'app.example': site, 'other.example': site } });
const nonce = () => `0x${randomBytes(32).toString('hex')}`;
const asked = (more: object = {}) => ({
  scopes: ['Coding'],
  purpose: 'to answer in your language',
  retention: 'not at all',
  nonce: nonce(),
  ...more,
});

function open(answer: ContextAnswer, key = secret): ContextPayload {
  return JSON.parse(decrypt({ encryptedData: answer.sealed, privateKey: key }));
}

const resultOf = <T>(outcome: { result: T } | { error: unknown }): T => {
  if ('error' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.error)}`);
  return outcome.result;
};
const failureOf = (outcome: object) => ('error' in outcome ? outcome.error : outcome);

/** Everything of a page that a visitor's wallet could have touched: names in its window, its markup, its listeners. */
const footprint = (page: Page) =>
  page.evaluate(() => ({
    names: Object.getOwnPropertyNames(window).sort(),
    html: document.documentElement.outerHTML,
    patched: [fetch, postMessage, EventTarget.prototype.addEventListener].map(String),
  }));

test.describe.configure({ mode: 'serial' });

let page: Page;
test.beforeAll(async () => {
  await wallet().add({ text: 'I write TypeScript all day', category: 'Coding' });
  await wallet().add({ text: 'I keep a diary of dreams', category: 'About me' });
});

test('behavior: a page of a site that is not connected finds nothing, and is left as it is', async () => {
  page = await wallet().open(APP);
  const before = await footprint(page);
  expect(await isAnnounced(page)).toBe(false);
  await connectSite(wallet(), 'https://other.example');
  expect(await isAnnounced(page)).toBe(false);
  await page.reload();
  expect(await footprint(page)).toEqual(before);
  await disconnectSite(wallet(), 'https://other.example');
});

test('behavior: once connected, the open page has a provider, and no name of it in its window', async () => {
  const { names, html, patched } = await footprint(page);
  await connectSite(wallet(), APP);
  await expect.poll(() => isAnnounced(page)).toBe(true);
  expect(await footprint(page)).toEqual({ names, html, patched });
  await page.reload();
  expect(await isAnnounced(page)).toBe(true);
  expect(await footprint(page)).toEqual({ names, html, patched });
});

test('default: asked, quoted, agreed to once, and sealed for the server', async () => {
  const params = asked();
  const answer = request<'context_request'>(page, 'context_request', params);
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByRole('figure', { name: 'What app.example says' })).toContainText(
    'to answer in your language',
  );
  await expect(prompt.getByText('Nobody checked them.')).toBeVisible();
  await expect(prompt.getByText('I keep a diary')).toHaveCount(0);
  await wallet().approve(prompt, { delivery: 'once' });
  const opened = open(resultOf(await answer));
  expect(opened).toMatchObject({ v: 1, origin: APP, nonce: params.nonce });
  expect(opened.disclosure.text).toContain('I write TypeScript all day');
  const [receipt] = await inspect(wallet(), 'disclosures.list', { origin: APP, limit: 1 });
  expect(receipt).toMatchObject({ text: opened.disclosure.text, state: 'sent', detail: 'sealed', nonce: params.nonce });
  await onScreen(wallet(), 'sidepanel.html#shared', async (panel) => {
    await expect(panel.getByText('Handed over, sealed')).toBeVisible();
  });
});

test('behavior: a consent that lasts answers without a window, within its categories alone', async () => {
  const first = request<'context_request'>(page, 'context_request', asked({ scopes: ['Coding', 'About me'] }));
  const prompt = await wallet().consentWindow();
  await prompt.getByRole('checkbox', { name: /diary/ }).uncheck();
  await wallet().approve(prompt, { days: 30, delivery: 'app' });
  const { grant } = resultOf(await first);
  const params = asked({ scopes: ['Coding', 'About me'], query: 'diary' });
  const again = resultOf(await request<'context_request'>(page, 'context_request', { ...params, query: '' }));
  expect(again.grant).toBe(grant);
  expect(open(again).disclosure.text).not.toContain('diary');
  const grants = resultOf(await request<'context_grants'>(page, 'context_grants'));
  expect(grants).toMatchObject([{ uid: grant, categories: ['Coding'] }]);
});

test('error: a key in the page’s own hand, an unknown method, malformed ones', async () => {
  const key = getEncryptionPublicKey(SECOND);
  expect(failureOf(await request(page, 'context_request', asked({ key })))).toMatchObject({ code: -32602 });
  expect(failureOf(await request(page, 'eth_sign', {}))).toMatchObject({ code: 4200 });
  expect(failureOf(await request(page, 'credential_present', {}))).toMatchObject({ code: -32602 });
  expect(failureOf(await request(page, 'context_request', asked({ nonce: '1' })))).toMatchObject({ code: -32602 });
});

test('behavior: another key on the server is shown, and asked about', async () => {
  secret = SECOND;
  const answer = request<'context_request'>(page, 'context_request', asked());
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByText('uses another key than when you last agreed')).toBeVisible();
  await wallet().reject(prompt);
  expect(failureOf(await answer)).toMatchObject({ code: 4001 });
  secret = FIRST;
  expect(open(resultOf(await request<'context_request'>(page, 'context_request', asked()))).origin).toBe(APP);
});

test('behavior: where nothing is kept, the site learns no more than of a refusal', async () => {
  const answer = request<'context_request'>(page, 'context_request', asked({ scopes: ['Money'] }));
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByText('You keep nothing in Money.')).toBeVisible();
  await wallet().reject(prompt);
  expect(failureOf(await answer)).toMatchObject({ code: 4001, reason: 'approval-gone' });
});

test('behavior: what it offers to save waits for the person, one at a time, and is not kept when the window closes', async () => {
  const review = wallet().context.waitForEvent('page', { predicate: (one) => one.url().includes('remember.html') });
  expect(
    resultOf(await request<'context_propose'>(page, 'context_propose', { text: 'Speaks Polish\u200b' })),
  ).toBeNull();
  const window = await review;
  await expect(window.getByText('app.example offers to save this')).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'Exactly this is kept' })).toHaveValue('Speaks Polish');
  expect(failureOf(await request(page, 'context_propose', { text: 'And more' }))).toMatchObject({ code: -32002 });
  await window.close();
  const kept = await inspect(wallet(), 'items.list', { query: 'Polish', category: null, offset: 0, limit: 5 });
  expect(kept.items).toEqual([]);
});

test('behavior: a site may end its own consent, and disconnecting ends all', async () => {
  const [grant] = resultOf(await request<'context_grants'>(page, 'context_grants'));
  expect(resultOf(await request<'context_revoke'>(page, 'context_revoke', { grant: grant?.uid ?? '' }))).toBeNull();
  expect(resultOf(await request<'context_grants'>(page, 'context_grants'))).toEqual([]);
  await wallet().lock();
  expect(failureOf(await request(page, 'context_grants'))).toMatchObject({ code: 4100, reason: 'locked' });
  await wallet().unlock('violet harbour 41 lantern');
  await disconnectSite(wallet(), APP);
  expect(failureOf(await request(page, 'context_grants'))).toMatchObject({ code: 4100, reason: 'forbidden' });
  await page.reload();
  expect(await isAnnounced(page)).toBe(false);
});
