import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { getEncryptionPublicKey } from '@metamask/eth-sig-util';
import { expect, type Page, test } from '@playwright/test';
import type { Presentation, ShownText } from '#lib/protocol/credential';
import { readGroup, verifyPresentation } from '#lib/verifier/presentation';
import { readReceipts, verifyReceipts } from '#lib/verifier/receipts';
import { verifyShownText } from '#lib/verifier/shown-text';
import { sites } from '../fixtures/sites/index.mjs';
import { request } from './support/app-page';
import { note } from './support/entered';
import type { SiteHandler } from './support/network';
import { connectSite } from './support/screens/connect';
import * as screen from './support/screens/credentials';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

const FORUM = 'https://forum.example';
const SHOP = 'https://shop.example';
const CHAT = 'https://claude.ai/new';
const GROUP = 'Evening class of Kraków';
const EMPTY = { format: 'satchel-receipts', version: 1 } as const;

test.describe.configure({ mode: 'serial' });
const site: SiteHandler = ({ url }, response) => {
  if (url === '/.well-known/context-wallet.json') {
    response.writeHead(200, { 'content-type': 'application/json' });
    return void response.end(JSON.stringify({ version: 1, key: getEncryptionPublicKey('11'.repeat(32)) }));
  }
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end(
    '<!doctype html><html lang="en"><title>Forum</title><link rel="icon" href="data:,"><p>A forum</p></html>',
  );
};
const { 'claude.ai': chatSite = site } = sites;
const wallet = sharedWallet({ sites: { 'forum.example': site, 'claude.ai': chatSite } });
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
  for (const [origin, value, presentation] of [
    [FORUM, 'challenge of the forum', forum],
    [SHOP, 'challenge of the shop', shop],
  ] as const) {
    const bound = { kind: 'challenge', value } as const;
    expect(verifyPresentation(presentation, { origin, bound, groups: await groups() })).toMatchObject({
      ok: true,
      pseudonym: presentation.proof.nullifier,
    });
    const elsewhere = origin === FORUM ? SHOP : FORUM;
    expect(verifyPresentation(presentation, { origin: elsewhere, bound, groups: await groups() })).toEqual({
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
  const expected = { origin: FORUM, bound: { kind: 'challenge', value: 'second' } as const, groups: await groups() };
  expect(verifyPresentation(outcome.result, expected)).toMatchObject({ ok: true, pseudonym: forum.proof.nullifier });
});

const groups = async () => {
  const group = await readGroup(JSON.parse(list));
  return group ? [group] : [];
};

async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const downloading = page.waitForEvent('download');
  await click();
  return readFile(await (await downloading).path(), 'utf8');
}

test('under a consent that stands, a line goes with the text; the receipt has all that shows it', async () => {
  test.setTimeout(120_000);
  await wallet().add({ text: 'I am a nurse in Kraków', category: 'About me' });
  const chat = await wallet().open(CHAT);
  await wallet().insert(chat);
  const prompt = await wallet().consentWindow();
  await prompt.getByRole('radio', { name: '30 days' }).click();
  await prompt.getByRole('combobox', { name: 'Show that you belong to a group' }).selectOption(GROUP);
  await expect(prompt.getByText('Only 1 person is in this group.')).toBeVisible();
  const line =
    /\[Member of “Evening class of Kraków” \(vouched for, without a name\)\. Proof 0x[0-9a-f]{16}: ask me for it\]/;
  await expect(prompt.getByRole('figure')).toContainText(line);
  await wallet().approve(prompt, { days: 30, delivery: 'click' });
  await expect.poll(() => wallet().composerText(chat), { timeout: 60_000 }).toMatch(line);
  const first = line.exec(await wallet().composerText(chat))?.[0];
  await chat.close();

  // Locked and unlocked, it is at hand at once.
  await wallet().lock();
  await wallet().unlock(PASSWORD);
  const next = await wallet().open(CHAT);
  await wallet().insert(next);
  await expect.poll(() => wallet().composerText(next)).toContain(first);
  await next.close();

  const text = await onScreen(wallet(), 'sidepanel.html#shared', async (page) => {
    const receipt = page.getByRole('article').filter({ hasText: 'The text says that you belong to a group.' }).first();
    await receipt.getByRole('button', { name: 'The whole proof' }).click();
    return saved(page, () => receipt.getByRole('button', { name: 'Download the proof' }).click());
  });
  const shown: ShownText = JSON.parse(text);
  const verdict = await verifyShownText(shown, { groups: await groups(), domain: shown.context.grant.sig.domain });
  expect(verdict).toMatchObject({ ok: true, origin: 'https://claude.ai', group: { name: GROUP } });
  expect(shown.presentation.proof.nullifier).not.toBe(forum.proof.nullifier);
  note(wallet().context, 'texts', shown.presentation.proof.nullifier);

  // Before the export with proofs it is said what they tie together; the file holds together for whoever gets it.
  const receipts = await onScreen(wallet(), 'sidepanel.html#shared', async (page) => {
    await page.getByRole('button', { name: 'Download receipts' }).click();
    const dialog = page.getByRole('dialog', { name: 'Download receipts' });
    await expect(dialog.getByText('all of these receipts are from one wallet', { exact: false })).toBeVisible();
    return saved(page, () => dialog.getByRole('button', { name: 'Receipts with proofs' }).click());
  });
  const checked = await verifyReceipts(readReceipts(JSON.parse(receipts)) ?? { ...EMPTY, receipts: [] });
  expect(checked.map(({ isSame, outcome }) => [isSame, outcome])).toEqual([
    [true, 'open'],
    [true, 'open'],
  ]);

  await onScreen(wallet(), 'verify.html', async (page) => {
    await page.getByRole('textbox', { name: 'Proof' }).fill(text);
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('The proof is whole, but not yet checked against a list')).toBeVisible();
    const file = { name: 'list.json', mimeType: 'application/json', buffer: Buffer.from(list) };
    await page.getByLabel('The group’s list, a file').setInputFiles(file);
    await expect(page.getByText('A member of this group agreed to this text')).toBeVisible();
    await page.getByRole('textbox', { name: 'Proof' }).fill(text.replace('nurse', 'judge'));
    await page.getByRole('button', { name: 'Check' }).click();
    await expect(page.getByText('The text or its time was changed, or another key signed it.')).toBeVisible();
  });
});

test('an app asks for membership under its consent: once in a window, then without', async () => {
  test.setTimeout(120_000);
  const page = await wallet().open(FORUM);
  const params = { scopes: ['About me'], purpose: 'to greet you', retention: 'not at all' };
  const asking = request<'context_request'>(page, 'context_request', {
    ...params,
    nonce: `0x${randomBytes(32).toString('hex')}`,
  });
  await wallet().approve(await wallet().consentWindow(), { days: 30, delivery: 'app' });
  const context = await asking;
  if (!('result' in context)) throw new Error(JSON.stringify(context));
  const { grant } = context.result;

  const ask = () => request<'credential_present'>(page, 'credential_present', { groups: [forum.group], grant });
  const first = ask();
  const prompt = await wallet().consentWindow();
  await prompt.getByRole('checkbox', { name: 'Also later, without asking, until that consent ends' }).check();
  const yes = prompt.getByRole('button', { name: 'Show it to forum.example' });
  await expect(yes).not.toHaveAttribute('aria-disabled', 'true');
  await yes.click();
  const shown = await first;
  if (!('result' in shown)) throw new Error(JSON.stringify(shown));
  const bound = { kind: 'grant', value: grant } as const;
  const verdict = verifyPresentation(shown.result, { origin: FORUM, bound, groups: await groups() });
  expect(verdict).toMatchObject({ ok: true, pseudonym: forum.proof.nullifier });
  expect(await ask()).toEqual(shown);

  const unknown = { groups: [forum.group], grant: `0x${'00'.repeat(32)}` };
  const refused = await request(page, 'credential_present', unknown);
  expect(refused).toMatchObject({ error: { code: -32602, reason: 'not-found' } });
});

test('removed by mistake, a membership comes back; what was shown can be had again', async () => {
  await onScreen(wallet(), 'options.html#credentials', async (page) => {
    await page.getByRole('region', { name: 'My credentials' }).getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(page.getByText('No memberships yet')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { name: GROUP }).first()).toBeVisible();
    await expect(page.getByText('No memberships yet')).toBeHidden();
    await page.getByRole('button', { name: 'The whole proof for shop.example' }).click();
    const text = await screen.wholeProof(page.getByRole('dialog', { name: 'The whole proof' }));
    expect(JSON.parse(text)).toEqual(shop);
  });
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
