import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { typeDraft } from './support/chat';
import { note } from './support/entered';
import { inspect } from './support/inspect';
import { ask, onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet();

const DAY_MS = 86_400_000;
const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text });
const edit = (page: Page, text: string) => row(page, text).getByRole('button', { name: 'Edit' }).click();
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
const kept = async (text: string) => {
  const all = await inspect(wallet(), 'items.list', { query: '', category: null, offset: 0, limit: 50 });
  return all.items.find((item) => item.text === text);
};

test('default: by keyboard, a line gets a kind, is written from what is asked for it, and is always included', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    note(page.context(), 'texts', 'I program in: Zig, Elm.');
    await page.getByRole('textbox', { name: 'Add a line about you' }).fill('code');
    const more = page.getByText('More', { exact: true });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Kind' }).selectOption('Programming');
    await page.getByRole('textbox', { name: 'Languages' }).fill('Zig\n\n Elm ');
    await page.getByRole('button', { name: 'Write the line from this' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'Add a line about you' })).toHaveValue('I program in: Zig, Elm.');
    await page.getByRole('checkbox', { name: 'Always include' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: 'Add a line about you' }).press('Enter');
    await expect(row(page, 'I program in: Zig, Elm.')).toContainText('Always included');
  });
  const details = { kind: 'programming', languages: ['Zig', 'Elm'] };
  expect(await kept('I program in: Zig, Elm.')).toMatchObject({ v: 2, pin: true, details });
});

test('behavior: an edit can be taken back; what ends before it begins is not saved', async () => {
  await wallet().add({ text: 'I live in Graz', category: 'About me' });
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await edit(page, 'I live in Graz');
    await page.getByRole('textbox', { name: 'Text' }).fill('I live in Linz');
    await save(page);
    await expect(row(page, 'I live in Linz')).toBeVisible();
    await page.getByRole('button', { name: 'Take it back' }).click();
    await expect(row(page, 'I live in Graz')).toBeVisible();

    await edit(page, 'I live in Graz');
    await page.getByText('More', { exact: true }).click();
    await page.getByLabel('True from').fill('2100-05-03');
    await page.getByLabel('True until').fill('2100-05-02');
    await expect(page.getByText('It would end before it begins.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveAttribute('aria-disabled', 'true');
    await page.getByLabel('True from').fill('');
    await save(page);
    await expect(row(page, 'I live in Graz')).toContainText('until May 2, 2100');
  });
});

test('behavior: what is no longer true stays to be found, and goes nowhere', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await edit(page, 'I live in Graz');
    await page.getByRole('textbox', { name: 'Text' }).fill('I live in Vienna now');
    await page.getByRole('checkbox', { name: 'Keep the old line as no longer true' }).check();
    await save(page);
    await expect(row(page, 'I live in Vienna now')).toBeVisible();
    await expect(row(page, 'I live in Graz')).toContainText('no longer true since');

    await page.getByRole('combobox', { name: 'Show only' }).selectOption('No longer true');
    await expect(row(page, 'I live in Vienna now')).toBeHidden();
    await expect(row(page, 'I live in Graz')).toBeVisible();
  });
  const page = await wallet().open('https://chatgpt.com/');
  await typeDraft(page, 'Where do I live?');
  await wallet().insert(page);
  const prompt = await wallet().consentWindow();
  const offered = prompt.getByRole('list', { name: 'Lines to share' });
  await expect(offered).toContainText('I live in Vienna now');
  await expect(offered.getByRole('listitem').first()).toContainText('always included');
  await expect(offered).not.toContainText('Graz');
  await wallet().approve(prompt, { days: 30, delivery: 'click' });
  await expect.poll(() => wallet().composerText(page)).toContain('Vienna');
  expect(await wallet().composerText(page)).toMatch(/Zig, Elm[\s\S]*Vienna/);
  await page.close();
});

test('behavior: a standing consent brings neither the past nor what is sensitive by itself', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await edit(page, 'I live in Vienna now');
    await page.getByRole('button', { name: 'No longer true' }).click();
    await expect(row(page, 'I live in Vienna now')).toContainText('no longer true since');
    const text = 'I live on very little money';
    await ask(page, 'items.add', { text, category: 'About me', sensitive: true });
    await expect(row(page, text)).toContainText('Sensitive');
  });
  const page = await wallet().open('https://chatgpt.com/');
  await typeDraft(page, 'Where do I live?');
  await wallet().insert(page);
  await expect.poll(() => wallet().composerText(page)).toContain('Zig, Elm');
  expect(await wallet().composerText(page)).not.toMatch(/Vienna|Graz|money/);
  await page.close();
});

test('behavior: the list says where lines are from, and reads well for everyone', async () => {
  const source = { kind: 'import', from: 'chatgpt', at: Date.now() - 40 * DAY_MS } as const;
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    await ask(page, 'items.import', { items: [{ text: 'I like rye bread', category: 'Other', source }] });
    await expect(row(page, 'I like rye bread')).toContainText('from ChatGPT');
    await edit(page, 'I program in: Zig, Elm.');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
