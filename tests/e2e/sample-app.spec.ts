import { expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { SAMPLE_APP as ORIGIN, SampleApp } from './support/sample-app';
import { connectSite } from './support/screens/connect';
import { PASSWORD } from './support/shared-wallet';
import { Wallet } from './support/wallet';

let wallet: Wallet;
let page: Page;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  const app = new SampleApp();
  wallet = await Wallet.launch({ sites: app.sites, chain: true });
  await app.start(wallet);
  await wallet.create({ password: PASSWORD });
  await wallet.add({ text: 'I write Rust for embedded boards', category: 'Coding' });
  await wallet.add({ text: 'I like short answers', category: 'Style' });
  await wallet.add({ text: 'I am allergic to penicillin', category: 'Health' });
  page = await wallet.open(ORIGIN);
});
test.afterAll(() => wallet?.close());

async function ask(question: string): Promise<void> {
  await page.bringToFront();
  await page.getByRole('textbox', { name: 'Your question' }).fill(question);
  await page.getByRole('button', { name: 'Ask' }).click();
}

test('default: without a wallet connected, it answers without', async () => {
  await expect(page.getByText('No context wallet here.')).toBeVisible();
  await ask('How do I loop over a map?');
  await expect(page.getByText('Which one do you write?')).toBeVisible();
});

test('default: connected and agreed to, it answers in the person’s language, from its own server', async () => {
  await connectSite(wallet, ORIGIN);
  await page.getByRole('checkbox', { name: /^Ask Satchel/ }).check();
  await ask('How do I loop over a map?');
  const prompt = await wallet.consentWindow();
  await expect(prompt.getByText('‘not at all: it is used for this answer’')).toBeVisible();
  await expect(prompt.getByText('penicillin')).toHaveCount(0);
  await wallet.approve(prompt, { days: 30, delivery: 'app' });
  await expect(page.getByText('println!')).toBeVisible();
  await page.getByText(/^Using 2 lines of yours, known here as 0x/).click();
  await expect(page.getByText('I write Rust for embedded boards')).toBeVisible();
});

test('behavior: the next question is answered without a window, and what left was sealed', async () => {
  const before = wallet.requests.length;
  await ask('And how do I iterate over a set?');
  await expect(page.getByText('println!')).toHaveCount(2);
  const sent = wallet.requests.slice(before).map(({ body }) => body);
  expect(sent.some((body) => body.includes('x25519-xsalsa20-poly1305'))).toBe(true);
  expect(sent.filter((body) => body.includes('embedded boards'))).toEqual([]);
  const receipts = await inspect(wallet, 'disclosures.list', { origin: ORIGIN, limit: 10 });
  expect(receipts.map(({ state, delivery }) => `${delivery} ${state}`)).toEqual(['app sent', 'app sent']);
});

test('error: an answer that is sent again, or with another text, is refused by the server', async () => {
  const last = wallet.requests.findLast(({ url, body }) => url.endsWith('/chat') && body.includes('ciphertext'));
  const again = (body: string) =>
    page.evaluate(async (json) => {
      const response = await fetch('/chat', { method: 'POST', body: json });
      return { status: response.status, said: await response.json() };
    }, body);
  expect(await again(last?.body ?? '')).toEqual({ status: 403, said: { error: 'nonce' } });
  const altered = JSON.parse(last?.body ?? '{}');
  altered.sealed.ciphertext = `AAAA${altered.sealed.ciphertext.slice(4)}`;
  expect(await again(JSON.stringify(altered))).toEqual({ status: 403, said: { error: 'envelope' } });
});

test('behavior: refused, it goes on without', async () => {
  const [grant] = await inspect(wallet, 'grants.list', {});
  await inspect(wallet, 'grants.revoke', { uid: grant?.uid ?? '' });
  await ask('How do I loop once more?');
  await wallet.reject(await wallet.consentWindow());
  await expect(page.getByText('As you wish: without your context, then.')).toBeVisible();
  await expect(page.getByText('Which one do you write?')).toHaveCount(2);
});
