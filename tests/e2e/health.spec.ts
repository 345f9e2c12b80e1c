import { expect, test } from '@playwright/test';
import { inspect } from './support/inspect';
import type { SiteHandler } from './support/network';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

/** A redesign that no selector of the record fits; the generic search still finds the box. */
const redesigned: SiteHandler = (_request, response) => {
  const page = `<!doctype html><html lang="en"><title>Claude</title><link rel="icon" href="data:,">
<main style="height:400px">A secret conversation</main>
<form style="padding:40px" onsubmit="return false"><textarea rows="4" cols="60" placeholder="Ask anything">My draft</textarea><button aria-label="Send">↑</button></form></html>`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
};

const wallet = sharedWallet({ sites: { 'claude.ai': redesigned } });

test('behavior: a listed site that looks otherwise is noted here, shown, and told in a report without content', async () => {
  await onScreen(wallet(), 'options.html', async (page) => {
    await expect(page.getByText('Every site that you used looks as Satchel knows it.')).toBeVisible();
  });
  const before = wallet().requests.length;
  const chat = await wallet().open('https://claude.ai/new');
  await chat.bringToFront();
  await expect.poll(() => inspect(wallet(), 'health.list', {}), { timeout: 30_000 }).toHaveLength(1);
  const [note] = await inspect(wallet(), 'health.list', {});
  expect(note).toMatchObject({ site: 'claude', missed: expect.arrayContaining(['composer']) });
  expect(
    wallet()
      .requests.slice(before)
      .filter(({ url }) => !url.startsWith('https://claude.ai/')),
  ).toEqual([]);

  await wallet().context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await onScreen(wallet(), 'options.html', async (page) => {
    const health = page.getByRole('region', { name: 'Site health' });
    await expect(health.getByText(/Not found where it used to be: the message box/)).toBeVisible();
    await health.getByRole('button', { name: 'Copy report' }).click();
    await expect(health.getByText('Copied.')).toBeVisible();
    const report = await page.evaluate(() => navigator.clipboard.readText());
    expect(report).toMatch(/^Satchel [\d.]+, site health\nclaude \d{4}-\d\d-\d\d [\d.]+ missed: composer/);
    expect(report).not.toContain('draft');
    await health.getByRole('button', { name: 'Forget these notes' }).click();
    await expect(health.getByText('Every site that you used looks as Satchel knows it.')).toBeVisible();
  });
  await chat.close();
});
