import { rm } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';
import { Wallet } from './support/wallet';

const PEANUTS = 'Allergic to peanuts';
const LOCKER = 'The locker at the gym: password: Zk3hT9qLw2Xc8Vb7';

/** Anna's wallet, which shares, and Ben's. */
const anna = sharedWallet({ sites: {} });
let ben: Wallet;

test.beforeAll(async () => {
  ben = await Wallet.launch();
  await ben.create({ password: PASSWORD });
});
test.afterAll(async () => {
  await ben.close();
  await rm(ben.profileDir, { recursive: true, force: true });
});

const people = <T>(wallet: Wallet, work: (page: Page) => Promise<T>) => onScreen(wallet, 'options.html#people', work);

/** The wallet's card, under a name. */
const cardOf = (wallet: Wallet, name: string) =>
  people(wallet, async (page) => {
    await page.getByRole('button', { name: 'Your card' }).click();
    await page.getByLabel('What your card calls you').fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect.poll(async () => (await inspect(wallet, 'people.own', {})).name).toBe(name);
    await expect(page.getByRole('img', { name: 'Your card' })).toBeVisible();
    const { card } = await inspect(wallet, 'people.own', {});
    await expect(page.getByText(card, { exact: true })).toBeVisible();
    return card;
  });

async function look(page: Page, card: string): Promise<void> {
  await page.getByRole('button', { name: 'Add somebody' }).click();
  await page.getByLabel('Their card').fill(card);
  await page.getByRole('button', { name: 'Look at it' }).click();
}

/** Lines out of the list, sealed for the one contact there is. */
const shareAll = (wallet: Wallet) =>
  onScreen(wallet, 'sidepanel.html', async (page) => {
    await page.getByRole('button', { name: 'Select lines' }).click();
    await page.getByRole('checkbox', { name: PEANUTS }).check();
    await page.getByRole('checkbox', { name: 'The locker' }).check();
    await page.getByRole('button', { name: 'Share with a person' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('figure')).toContainText('The locker at the gym: password: ••••••');
    await expect(dialog.getByText('A secret in them is left out.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Seal it' }).click();
    await expect(dialog.getByText('Sealed for Ben', { exact: true })).toBeVisible();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await dialog.getByRole('button', { name: 'Copy the sealed text' }).click();
    await expect(dialog.getByText('Copied')).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  });

const bringIn = async (page: Page, text: string) => {
  await page.getByRole('button', { name: 'Bring in' }).click();
  await page.getByLabel('Or paste text').fill(text);
  await page.getByRole('button', { name: 'Look through' }).click();
};

let sealed = '';

test('default: cards swapped, lines sealed, reviewed and kept by the other, with a receipt here', async () => {
  await anna().add({ text: PEANUTS, category: 'About me' });
  await anna().add({ text: LOCKER, category: 'About me' });
  const [annas, bens] = [await cardOf(anna(), 'Anna'), await cardOf(ben, 'Ben')];
  for (const [wallet, card, name] of [
    [anna(), bens, 'Ben'],
    [ben, annas, 'Anna'],
  ] as const) {
    await people(wallet, async (page) => {
      await look(page, card);
      await page.getByRole('button', { name: 'Add', exact: true }).click();
      await expect(page.getByRole('list', { name: 'People' })).toContainText(name);
    });
  }
  sealed = await shareAll(anna());
  expect(sealed).toMatch(/^satchel-share:1:/);
  await onScreen(ben, 'sidepanel.html', async (page) => {
    await bringIn(page, sealed);
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('From Anna', { exact: true })).toBeVisible();
    await expect(dialog.getByText(PEANUTS)).toBeVisible();
    expect((await inspect(ben, 'items.list', { query: '', category: null, offset: 0, limit: 5 })).total).toBe(0);
    await dialog.getByText(PEANUTS).click();
    await page.keyboard.press('a');
    await dialog.getByRole('button', { name: 'Add 1 line' }).click();
    await expect(page.getByText(PEANUTS)).toBeVisible();
  });
  const { items } = await inspect(ben, 'items.list', { query: '', category: null, offset: 0, limit: 5 });
  expect(items).toMatchObject([{ text: PEANUTS, source: { from: 'person-anna' } }]);
  expect(items[0]?.validUntil).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  const [receipt] = await inspect(anna(), 'disclosures.list', { origin: null, limit: 1 });
  expect(receipt?.text).toContain(PEANUTS);
  expect(receipt?.text).not.toContain('Zk3h');
  await onScreen(anna(), 'sidepanel.html#shared', async (page) => {
    await expect(page.getByText('Ben (person)').filter({ visible: true }).first()).toBeVisible();
    await expect(page.getByText('Sealed', { exact: true }).filter({ visible: true }).first()).toBeVisible();
  });
});

test('behavior: opened again it says so; the sender cannot open it', async () => {
  await onScreen(ben, 'sidepanel.html', async (page) => {
    await bringIn(page, sealed);
    await expect(page.getByText(/You opened this on .* already/)).toBeVisible();
  });
  await onScreen(anna(), 'sidepanel.html', async (page) => {
    await bringIn(page, sealed);
    await expect(page.getByText(/sealed for another wallet/)).toBeVisible();
  });
});

test('behavior: a card of the same name with other keys is shown as changed, and replaces nothing unasked', async () => {
  const other = await Wallet.launch();
  try {
    await other.create({ password: PASSWORD });
    const card = await cardOf(other, 'ben');
    const before = await inspect(anna(), 'people.list', {});
    await people(anna(), async (page) => {
      await look(page, card);
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('This is not the card that you know')).toBeVisible();
      await expect(dialog.getByText(before[0]?.digits ?? '')).toBeVisible();
      await page.keyboard.press('Escape');
      expect(await inspect(anna(), 'people.list', {})).toEqual(before);
      await look(page, card);
      await dialog.getByRole('button', { name: 'Take the new keys for Ben' }).click();
      await expect(dialog).toBeHidden();
    });
    const [after] = await inspect(anna(), 'people.list', {});
    expect(after).toMatchObject({ id: before[0]?.id, name: 'Ben' });
    expect(after?.digits).not.toBe(before[0]?.digits);
  } finally {
    await other.close();
    await rm(other.profileDir, { recursive: true, force: true });
  }
});
