import { expect, test } from '@playwright/test';
import { startCalendar } from '../fixtures/calendar/index.mjs';
import { inspect } from './support/inspect';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

const wallet = sharedWallet();
const calendars: Awaited<ReturnType<typeof startCalendar>>[] = [];
test.beforeAll(async () => {
  calendars.push(await startCalendar(), await startCalendar());
});
test.afterAll(async () => {
  await Promise.all(calendars.map(({ stop }) => stop()));
});

test('without an account: calendars take the fingerprint, a block holds it, and the file is there to download', async () => {
  await wallet().add({ text: 'I keep bees', category: 'About me' });
  await onScreen(wallet(), 'options.html#proof', async (page) => {
    const proof = page.getByRole('region', { name: 'Proof', exact: true });
    await proof
      .getByRole('combobox', { name: 'Network' })
      .selectOption({ label: 'Bitcoin, without a fee (recommended)' });
    await proof.getByRole('button', { name: 'Save network' }).click();
    await proof.getByText('Servers', { exact: true }).click();
    await proof.getByRole('textbox', { name: 'Calendars' }).fill(calendars.map(({ url }) => url).join('\n'));
    await proof.getByRole('textbox', { name: 'Server for Bitcoin' }).fill('nowhere');
    await proof.getByRole('button', { name: 'Save servers' }).click();
    await expect(proof.getByRole('alert')).toContainText('https://');
    await proof.getByRole('textbox', { name: 'Server for Bitcoin' }).fill(calendars[0]?.headers ?? '');
    await proof.getByRole('button', { name: 'Save servers' }).click();
    await expect(proof.getByRole('group').getByText('Saved.')).toBeVisible();
  });

  await onScreen(wallet(), 'sidepanel.html#proof', async (page) => {
    await page.getByRole('button', { name: 'Prove now' }).click();
    await expect(page.getByText(/With 2 calendars, waiting for Bitcoin/)).toBeVisible();
    const heights = calendars.map(({ mine }) => mine());
    // Asked for again, the same root is looked up at once.
    await page.getByRole('button', { name: 'Prove now' }).click();
    await expect(page.getByText(`In block ${heights[0]} of a test network`, { exact: false })).toBeVisible();
    await page.getByText('Details', { exact: true }).first().click();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download .ots' }).click();
    expect((await download).suggestedFilename()).toMatch(/^satchel-[0-9a-f]{8}\.ots$/);
  });
  const { stamped, logSize, provenSize } = await inspect(wallet(), 'anchor.status', {});
  expect([stamped?.size, provenSize, stamped?.live]).toEqual([logSize, logSize, false]);
});

test('a record gets a stamp of its own, and its proof says nothing of the log', async () => {
  const { items } = await inspect(wallet(), 'items.list', { query: '', category: null, limit: 1, offset: 0 });
  await onScreen(wallet(), `verify.html?uid=${items[0]?.id}`, async (page) => {
    await page.getByRole('button', { name: 'Stamp this record alone' }).click();
    await expect(page.getByText(/With 2 calendars, waiting for Bitcoin/)).toBeVisible();
    await page.getByRole('button', { name: 'Show this proof' }).click();
    await expect(page.getByText('Not yet in Bitcoin.')).toBeVisible();
    const text = await page.getByRole('textbox', { name: 'Proof', exact: true }).inputValue();
    expect(Object.keys(JSON.parse(text))).toEqual(['format', 'version', 'entry', 'salt', 'ots']);
    await page.getByRole('button', { name: 'Show the usual proof' }).click();
    await expect(page.getByText(/number 1 of/)).toBeVisible();
  });
});
