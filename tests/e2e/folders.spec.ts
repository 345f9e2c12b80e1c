import { expect, type Page, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { ask } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

const wallet = sharedWallet({ sites: {} });
test.describe.configure({ mode: 'serial' });

const RULES = '\uFEFF# Rules\r\n\r\nUse tabs.';

/** The browser's own window for choosing a folder cannot be driven; the folder behind it is a real one, of the browser's. */
const pickNext = (page: Page) =>
  page.addInitScript(() => {
    const picker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle('my-app', { create: true });
    Object.assign(globalThis, { showDirectoryPicker: picker });
  });

const write = (page: Page, name: string, text: string) =>
  page.evaluate(
    async ([file, content]) => {
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle('my-app', { create: true });
      const writable = await (await root.getFileHandle(file as string, { create: true })).createWritable();
      await writable.write(new TextEncoder().encode(content));
      await writable.close();
    },
    [name, text],
  );

/** The bytes as text, a mark of byte order with them; null where there is no file. */
const read = (page: Page, path: string) =>
  page.evaluate(async (names) => {
    let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('my-app', { create: true });
    try {
      for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
      const file = await (await folder.getFileHandle(names.at(-1) as string)).getFile();
      return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer());
    } catch {
      return null;
    }
  }, path.split('/'));

let page: Page;
const dialog = () => page.getByRole('dialog', { name: 'Changes in my-app' });
const look = async () => {
  await page.getByRole('button', { name: 'See what would change' }).click();
  await expect(dialog()).toBeVisible();
};

test.beforeAll(async () => {
  await wallet().add({ text: 'I write TypeScript and test first', category: 'Work' });
  await wallet().add({ text: 'I have two cats', category: 'About me' });
  page = await wallet().context.newPage();
  await pickNext(page);
  await page.goto(`chrome-extension://${wallet().extensionId}/options.html#folders`);
  await ask(page, 'personas.save', { name: 'Code', categories: ['Work'] });
  await write(page, 'CLAUDE.md', RULES);
});
test.afterAll(() => page.close());

test('default: one persona’s lines into two files, seen before, and the rest stays byte for byte', async () => {
  await page.getByRole('button', { name: 'Add a folder' }).click();
  await page.getByLabel('Persona', { exact: true }).selectOption('Code');
  await look();
  await dialog().getByRole('checkbox', { name: '.cursor/rules/satchel.mdc' }).check();
  const diff = dialog().getByRole('figure', { name: 'What changes in CLAUDE.md' });
  await expect(diff).toContainText('I write TypeScript and test first');
  await expect(diff).not.toContainText('cats');
  expect(await read(page, 'CLAUDE.md')).toBe(RULES);

  await dialog().getByRole('button', { name: 'Write 2 files' }).click();
  await expect(dialog()).toBeHidden();
  const claude = (await read(page, 'CLAUDE.md')) ?? '';
  expect(claude.startsWith(`${RULES}\r\n\r\n<!-- satchel:begin 2 `)).toBe(true);
  expect(claude).toContain('\r\n- I write TypeScript and test first\r\n<!-- satchel:end -->\r\n');
  expect(await read(page, '.cursor/rules/satchel.mdc')).toMatch(
    /^---\n.*\nalwaysApply: true\n---\n\n<!-- satchel:begin 0 /,
  );
  const [receipt] = await inspect(wallet(), 'disclosures.list', { origin: null, limit: 1 });
  expect(receipt).toMatchObject({ state: 'inserted', items: [{ category: 'Work' }] });
  await expect(page.getByText('CLAUDE.md: as in your wallet')).toBeVisible();
});

test('behavior: a file that was changed since it was looked at is left alone; undo puts it back as it was', async () => {
  await wallet().add({ text: 'I like pnpm', category: 'Work' });
  await expect(page.getByText('CLAUDE.md: not as in your wallet')).toBeVisible();
  await look();
  const before = (await read(page, 'CLAUDE.md')) ?? '';
  await write(page, 'CLAUDE.md', `Mine.\r\n${before}`);
  await dialog().getByRole('button', { name: 'Write 2 files' }).click();
  await expect(dialog().getByText('A file was changed since you looked.')).toBeVisible();
  expect(await read(page, 'CLAUDE.md')).toBe(`Mine.\r\n${before}`);

  await dialog().getByRole('button', { name: 'Write 2 files' }).click();
  await expect(dialog()).toBeHidden();
  expect(await read(page, 'CLAUDE.md')).toContain('I like pnpm');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => read(page, 'CLAUDE.md')).toBe(`Mine.\r\n${before}`);
  await expect
    .poll(async () => (await inspect(wallet(), 'disclosures.list', { origin: null, limit: 1 }))[0]?.state)
    .toBe('undone');
});

test('error: marks that somebody changed are said, lines too, and nothing is written unasked', async () => {
  const whole = (await read(page, 'CLAUDE.md')) ?? '';
  await write(page, 'CLAUDE.md', whole.replace('<!-- satchel:end -->', ''));
  await look();
  await expect(dialog().getByText('marks in this file are doubled or changed')).toBeVisible();
  await page.keyboard.press('Escape');

  await write(page, 'CLAUDE.md', whole.replace('TypeScript', 'Haskell'));
  await look();
  await expect(dialog().getByText('Somebody changed Satchel’s lines')).toBeVisible();
  await expect(dialog().getByRole('button', { name: /^Write/ })).toHaveAttribute('aria-disabled', 'true');
  await dialog().getByRole('checkbox', { name: 'Write over it' }).check();
  await expect(dialog().getByRole('button', { name: /^Write/ })).not.toHaveAttribute('aria-disabled');
  await page.keyboard.press('Escape');
  await write(page, 'CLAUDE.md', whole);
});

test('behavior: with no line left the section is taken out, without a receipt, and undo brings it back', async () => {
  const before = (await read(page, 'CLAUDE.md')) ?? '';
  const newest = async () => (await inspect(wallet(), 'disclosures.list', { origin: null, limit: 1 }))[0]?.id;
  const last = await newest();
  await look();
  await dialog()
    .getByText(/lines? chosen|lines$/)
    .first()
    .click();
  const lines = dialog().getByRole('group').last().getByRole('checkbox');
  for (const box of await lines.all()) await box.uncheck();
  await dialog()
    .getByRole('button', { name: /^Write/ })
    .click();
  await expect(dialog()).toBeHidden();
  expect(await read(page, 'CLAUDE.md')).not.toContain('TypeScript');
  expect(await newest()).toBe(last);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => read(page, 'CLAUDE.md')).toBe(before);
});

test('behavior: removed with its section, the files are as before, and those made for it are gone', async () => {
  await page.getByRole('button', { name: 'Remove my-app' }).click();
  await page.getByRole('button', { name: 'Take the section out' }).click();
  await expect(page.getByText('my-app is off the list.', { exact: true })).toBeVisible();
  expect(await read(page, 'CLAUDE.md')).toBe(`Mine.\r\n${RULES}`);
  expect(await read(page, '.cursor/rules/satchel.mdc')).toBeNull();
});
