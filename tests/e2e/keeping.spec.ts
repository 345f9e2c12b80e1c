import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { ask, onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet();

const DAY_MS = 86_400_000;
const LINES = ['I row on Sundays', 'I sing in a choir', 'I bake rye bread', 'I repair clocks'];
const box = (page: Page, text: string) => page.getByRole('checkbox', { name: text });
const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const kept = async () => {
  const all = await inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 50 });
  return new Map(all.items.map((item) => [item.text, item]));
};

test('default: by keyboard, several lines are chosen, changed in one, and put back', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const items = LINES.map((text) => ({ text, category: 'Other' }));
    await ask(page, 'items.import', { items });
    await page.getByRole('button', { name: 'Select lines' }).press('Enter');
    await expect(page.getByRole('checkbox').first()).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText('3 lines selected')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(page.getByText('2 lines selected')).toBeVisible();
    await page.keyboard.press('Control+a');
    await expect(page.getByText('4 lines selected')).toBeVisible();

    await page.getByRole('combobox', { name: 'What to do' }).selectOption('Move to category');
    await page.getByRole('combobox', { name: 'Category', exact: true }).selectOption('Style');
    await page.getByRole('button', { name: 'Apply to 4 lines' }).press('Enter');
    await expect(page.getByText('Changed 4 lines.', { exact: true })).toBeVisible();
    expect([...(await kept()).values()].map(({ category }) => category)).toEqual(Array(4).fill('Style'));
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('heading', { name: 'Other' })).toBeVisible();

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Select lines' })).toBeVisible();
  });
});

test('behavior: many are deleted at once, and come back whole', async () => {
  const before = await kept();
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await page.getByRole('button', { name: 'Select lines' }).click();
    await box(page, 'I row on Sundays').check();
    await box(page, 'I bake rye bread').check();
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText('Deleted 2 lines.', { exact: true })).toBeVisible();
    await expect(box(page, 'I row on Sundays')).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(box(page, 'I row on Sundays')).toBeVisible();
  });
  const after = await kept();
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [text, item] of before) expect({ ...after.get(text), rev: item.rev }).toEqual(item);
});

test('behavior: lines that ended are looked at again, each settled with a key', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const validUntil = Date.now() + 2_000;
    const items = ['I am on leave', 'I live in Graz'].map((text) => ({ text, category: 'About me', validUntil }));
    await ask(page, 'items.import', { items });
    await page.waitForFunction((until) => Date.now() > until, validUntil);
    await page.reload();
    await page.getByRole('button', { name: '2 lines to look at again' }).click();
    await expect(row(page, 'I am on leave')).toContainText('ended');
    await page.getByRole('button', { name: /^I am on leave/ }).press('n');
    await expect(row(page, 'I am on leave')).toBeHidden();
    await expect(page.getByRole('button', { name: /^I live in Graz/ })).toBeFocused();
    await page.keyboard.press('s');
    await expect(page.getByText('Nothing to look at again')).toBeVisible();
    await page.getByRole('button', { name: 'All lines' }).click();
    await page.getByText('What your wallet keeps (6 lines)').click();
    await expect(page.getByRole('region', { name: 'Where lines came from' })).toContainText('from you');
  });
  const all = await kept();
  expect(all.get('I live in Graz')?.validUntil).toBeUndefined();
  expect(all.get('I am on leave')?.validUntil).toBeLessThan(Date.now() + DAY_MS);
});
