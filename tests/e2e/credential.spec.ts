import { expect, test } from '@playwright/test';
import type { Presentation } from '#lib/protocol/credential';
import { readGroup, verifyPresentation } from '#lib/verifier/presentation';
import { request } from './support/app-page';
import type { SiteHandler } from './support/network';
import { connectSite } from './support/screens/connect';
import * as screen from './support/screens/credentials';
import { onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

const FORUM = 'https://forum.example';
const SHOP = 'https://shop.example';
const GROUP = 'Evening class of Kraków';

test.describe.configure({ mode: 'serial' });
const site: SiteHandler = (_request, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(
    '<!doctype html><html lang="en"><title>Forum</title><link rel="icon" href="data:,"><p>A forum</p></html>',
  );
};
const wallet = sharedWallet({ sites: { 'forum.example': site } });
let list: string;
let forum: Presentation;
let shop: Presentation;

test('someone starts a group, lets a wallet in, and it shows to two sites that it belongs', async () => {
  test.setTimeout(180_000);
  await onScreen(wallet(), 'options.html#credentials', async (page) => {
    const code = await screen.join(page, await screen.startGroup(page, GROUP));
    await screen.admit(page, code, 'Ada from the second row');
    list = await screen.signList(page);
    await screen.renew(page, list);
    await expect(page.getByText('Only 1 person is in this group.')).toBeVisible();
    forum = await screen.show(page, FORUM, 'challenge of the forum');
    shop = await screen.show(page, `${SHOP}/cart?item=1`, 'challenge of the shop');
    await expect(
      page.getByText('forum.example, shop.example').or(page.getByText('shop.example, forum.example')),
    ).toBeVisible();
  });
  const group = readGroup(JSON.parse(list));
  const groups = group ? [group] : [];
  for (const [origin, value, presentation] of [
    [FORUM, 'challenge of the forum', forum],
    [SHOP, 'challenge of the shop', shop],
  ] as const) {
    const bound = { kind: 'challenge', value } as const;
    expect(verifyPresentation(presentation, { origin, bound, groups })).toMatchObject({
      ok: true,
      pseudonym: presentation.proof.nullifier,
    });
    const elsewhere = origin === FORUM ? SHOP : FORUM;
    expect(verifyPresentation(presentation, { origin: elsewhere, bound, groups })).toEqual({
      ok: false,
      reason: 'other-site',
    });
  }
});

test('the two sites got nothing in common but the group, its newest root, and what every proof has', () => {
  const PUBLIC = new Set<unknown>([
    'satchel-presentation',
    1,
    20,
    forum.group,
    forum.proof.merkleTreeRoot,
    'challenge',
  ]);
  const leaves = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
  const atForum = new Set(leaves(forum));
  const common = leaves(shop).filter((value) => atForum.has(value) && !PUBLIC.has(value));
  expect(common).toEqual([]);
  expect(forum.proof.nullifier).not.toBe(shop.proof.nullifier);
});

test('cancelled: nothing is shown; shown again to the same site, it is the same pseudonym', async () => {
  await onScreen(wallet(), 'options.html#credentials', async (page) => {
    const dialog = await screen.askToShow(page, FORUM, 'a third day');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(dialog.getByText('Stopped. Nothing was shown.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Make the proof' }).click();
    expect((await screen.made(dialog)).proof.nullifier).toBe(forum.proof.nullifier);
  });
});

test('a connected site asks by the page API: shown in a window, nothing without a yes', async () => {
  const page = await wallet().open(FORUM);
  await connectSite(wallet(), FORUM);
  await page.reload();
  const ask = (groups: string[], challenge: string) =>
    request<'credential_present'>(page, 'credential_present', { groups, challenge });

  const other = ask([`vouched:0x${'0'.repeat(64)}`], 'first');
  const nothing = await wallet().consentWindow();
  await expect(nothing.getByText('You hold no membership that this site accepts.')).toBeVisible();
  await nothing.getByRole('button', { name: 'Don’t show it' }).click();
  expect(await other).toMatchObject({ error: { code: 4001, reason: 'approval-gone' } });
  await expect.poll(() => nothing.isClosed()).toBe(true);

  const answer = ask([forum.group], 'second');
  const prompt = await wallet().consentWindow();
  await expect(prompt.getByRole('radio', { name: GROUP })).toBeChecked();
  await expect(prompt.getByText('nothing else, and no name')).toBeVisible();
  const yes = prompt.getByRole('button', { name: 'Show it to forum.example' });
  await expect(yes).not.toHaveAttribute('aria-disabled', 'true');
  await yes.click();
  const outcome = await answer;
  if (!('result' in outcome)) throw new Error(JSON.stringify(outcome));
  const group = readGroup(JSON.parse(list));
  const expected = {
    origin: FORUM,
    bound: { kind: 'challenge', value: 'second' },
    groups: group ? [group] : [],
  } as const;
  expect(verifyPresentation(outcome.result, expected)).toMatchObject({ ok: true, pseudonym: forum.proof.nullifier });
});

test('the verify screen says what a proof shows, and that a changed one does not hold', async () => {
  await onScreen(wallet(), 'verify.html', async (page) => {
    const field = page.getByRole('textbox', { name: 'Proof' });
    await field.fill(JSON.stringify(forum));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('The proof is whole, but not yet checked against a list')).toBeVisible();
    const file = { name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(list) };
    await page.getByLabel('The group’s list, a file').setInputFiles(file);
    await expect(page.getByText('A member of this group made it')).toBeVisible();
    const nullifier = (BigInt(forum.proof.nullifier) + 1n).toString();
    await field.fill(JSON.stringify({ ...forum, proof: { ...forum.proof, nullifier } }));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('This proof does not hold')).toBeVisible();
  });
});
