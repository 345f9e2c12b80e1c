import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, expect, type Page, test } from '@playwright/test';
import { findBrowser } from '../../scripts/setup/find-browser.mjs';
import { buildVerifyPage } from '../../scripts/verify-page.mjs';
import { file, HEADERS, node } from '../unit/verifier/support';
import { ROOT } from './support/root';

/** The page that checks proofs, as a file on disk, in a browser without the extension. */

let address = '';
let browser: Browser;
let page: Page;
/** Whatever the page asked for beside itself. */
let asked: string[] = [];

test.beforeAll(async () => {
  address = pathToFileURL(await buildVerifyPage(ROOT)).href;
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error('no Chromium was found');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
});

test.afterAll(() => browser.close());

test.beforeEach(async () => {
  asked = [];
  page = await browser.newPage({ locale: 'en-GB' });
  page.on('request', (request) => {
    if (request.url() !== address) asked.push(request.url());
  });
  await page.goto(address);
});

test.afterEach(() => page.close());

async function check(content: unknown): Promise<void> {
  await page.getByRole('textbox', { name: 'Proof', exact: true }).fill(JSON.stringify(content));
  await page.getByRole('button', { name: 'Check', exact: true }).click();
}

const proofOf = (name: string) => file.vectors.find((vector) => vector.name === name)?.proof;

test('without a network: what can be checked is, what cannot is said, and how to look it up', async () => {
  await check(proofOf('everything holds'));
  await expect(page.getByText('All but the blockchain was checked.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Passed' })).toHaveCount(4);
  await page.getByText('Look it up yourself', { exact: true }).click();
  await expect(page.getByText(`getTimestamp(${file.chain.root})`)).toBeVisible();
  expect(asked).toEqual([]);
});

test('one altered character fails, by a dropped file too', async () => {
  const altered = JSON.stringify(proofOf('one altered character in the entry'));
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'proof.json', mimeType: 'application/json', buffer: Buffer.from(altered) });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect(page.getByText('This proof does not hold.')).toBeVisible();
  expect(asked).toEqual([]);
});

test('a record alone leads to a block of Bitcoin, which is looked at where a server is given', async () => {
  await check(proofOf('alone: a block of Bitcoin holds the record'));
  const [, block] = file.bitcoin.blocks;
  await expect(page.getByText('All but Bitcoin’s block was checked.')).toBeVisible();
  await expect(page.getByText(`to block ${block?.height} of Bitcoin. The block was not looked at.`)).toBeVisible();
  expect(asked).toEqual([]);
  await page.route(`${HEADERS}/**`, async (route) => {
    const answer = await node(route.request().url());
    await route.fulfill({
      status: answer.status,
      body: await answer.text(),
      headers: { 'access-control-allow-origin': '*' },
    });
  });
  await page.getByText('Ask a blockchain or Bitcoin', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Server for Bitcoin’s blocks' }).fill(HEADERS);
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  // Anyone can make such a block.
  await expect(page.getByText('This proof holds, but its blockchain is no witness.')).toBeVisible();
  await expect(page.getByText('It stands alone.', { exact: false })).toBeVisible();
});

test('receipts are checked each by its own proof, and one that says something else fails', async () => {
  const proof = proofOf('everything holds') as { entry: string };
  const receipt = JSON.parse(proof.entry).body;
  await check({ format: 'satchel-receipts', version: 1, receipts: [{ receipt, proof }] });
  await expect(page.getByText('Not all of these receipts are proven.')).toBeVisible();
  const other = { ...receipt, origin: 'https://other.example' };
  await check({
    format: 'satchel-receipts',
    version: 1,
    receipts: [
      { receipt, proof },
      { receipt: other, proof },
    ],
  });
  await expect(page.getByRole('alert')).toContainText('Something in this file was changed.');
  await expect(page.getByRole('listitem').first()).toContainText('other.example');
  expect(asked).toEqual([]);
});

test('a membership is checked for itself without its list, and an altered one fails', async () => {
  const { cases } = JSON.parse(readFileSync('tests/vectors/credential.json', 'utf8'));
  const [{ presentation }] = cases;
  await check(presentation);
  await expect(page.getByText('The proof is whole, but not yet checked against a list')).toBeVisible();
  await check({ ...presentation, origin: 'https://other.example' });
  await expect(page.getByText('This proof does not hold')).toBeVisible();
  expect(asked).toEqual([]);
});

test('no message is missing, in English and in German', async () => {
  for (const [locale, title] of [
    ['en-GB', 'Check a proof'],
    ['de-DE', 'Einen Beweis prüfen'],
  ]) {
    const other = await browser.newPage({ ...(locale && { locale }) });
    const warnings: string[] = [];
    other.on('console', (message) => warnings.push(message.text()));
    await other.goto(address);
    await other.locator('textarea').fill(JSON.stringify(proofOf('everything holds')));
    await other.locator('button[type=submit]').click();
    await expect(other.getByRole('heading', { level: 1, name: title ?? '' })).toBeVisible();
    await expect(other.getByRole('listitem').first()).toBeVisible();
    expect(warnings).toEqual([]);
    await other.close();
  }
});
