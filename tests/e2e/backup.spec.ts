import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { inspect } from './support/inspect';
import { finishRestore, keepFolder, openFile, saveWalletFile } from './support/screens/backup';
import { onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';
import { Wallet } from './support/wallet';

const OTHER_PASSWORD = 'copper meadow 77 whistle';
const FIRST = 'I work night shifts and eat no meat';
const SECOND = 'I am learning Polish';

const wallet = sharedWallet();
let words: string[] = [];
let folder = '';
let file = '';

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'satchel-files-'));
  words = await wallet().keepPhrase();
  await wallet().add({ text: FIRST, category: 'Health' });
  await wallet().add({ text: SECOND, category: 'Learning' });
  file = await onScreen(wallet(), 'options.html', (page) =>
    saveWalletFile(page, PASSWORD, join(folder, 'first.satchel')),
  );
});

test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** A browser without a wallet; gone when the work is done. */
async function freshBrowser<T>(work: (fresh: Wallet) => Promise<T>): Promise<T> {
  const fresh = await Wallet.launch();
  try {
    return await work(fresh);
  } finally {
    await fresh.close();
    await rm(fresh.profileDir, { recursive: true, force: true });
  }
}

const textsIn = async (from: Wallet) => {
  const { items } = await inspect(from, 'items.list', { query: '', category: null, offset: 0, limit: 50 });
  return items.map(({ text }) => text).sort();
};

test('the file holds nothing readable, and a check says what is in it', async () => {
  const bytes = await readFile(file, 'latin1');
  expect(bytes).not.toContain('night');
  expect(bytes).toContain('satchel-wallet-file/1');
  await onScreen(wallet(), 'options.html', async (page) => {
    await page.getByRole('button', { name: 'Check a wallet file' }).click();
    await openFile(page, file, { password: PASSWORD }, 'Check');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('The file is undamaged and opens')).toBeVisible();
    await expect(dialog.getByText('Lines', { exact: true })).toBeVisible();
  });
});

test('restored by password on a new machine, found by search, with a log of its own', async () => {
  await freshBrowser(async (fresh) => {
    await onScreen(fresh, 'onboarding.html', async (page) => {
      await page.getByRole('button', { name: 'I have a wallet file' }).click();
      await openFile(page, file, { password: 'not the password' }, 'Continue');
      await expect(page.getByText('This password does not open the file')).toBeVisible();
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Continue', exact: true }).click();
      await finishRestore(page, OTHER_PASSWORD);
    });
    expect(await textsIn(fresh)).toEqual([SECOND, FIRST].sort());
    const found = await inspect(fresh, 'items.list', { query: 'polish', category: null, offset: 0, limit: 5 });
    expect(found.items.map(({ text }) => text)).toEqual([SECOND]);
    expect((await inspect(fresh, 'wallet.status', {})).phraseKept).toBe(true);
    await fresh.lock();
    await fresh.unlock(OTHER_PASSWORD);
    expect(await textsIn(fresh)).toHaveLength(2);
  });
});

test('restored by the 12 words', async () => {
  await freshBrowser(async (fresh) => {
    await onScreen(fresh, 'onboarding.html', async (page) => {
      await page.getByRole('button', { name: 'I have a wallet file' }).click();
      await openFile(page, file, { words }, 'Continue');
      await finishRestore(page, OTHER_PASSWORD);
    });
    expect(await textsIn(fresh)).toEqual([SECOND, FIRST].sort());
  });
});

test('a file that ends too early changes nothing and says so', async () => {
  const bytes = await readFile(file);
  const cut = join(folder, 'cut.satchel');
  await writeFile(cut, bytes.subarray(0, bytes.length - 100));
  await onScreen(wallet(), 'options.html', async (page) => {
    await page.getByRole('button', { name: 'Add from a wallet file' }).click();
    await openFile(page, cut, { password: PASSWORD }, 'See what would change');
    await expect(page.getByText('This file ends too early')).toBeVisible();
  });
  expect(await textsIn(wallet())).toHaveLength(2);
});

test('two wallets that went apart come together; the person chooses between two versions', async () => {
  const edited = join(folder, 'edited.satchel');
  await freshBrowser(async (fresh) => {
    await onScreen(fresh, 'onboarding.html', async (page) => {
      await page.getByRole('button', { name: 'I have a wallet file' }).click();
      await openFile(page, file, { password: PASSWORD }, 'Continue');
      await finishRestore(page, PASSWORD);
    });
    await fresh.add({ text: 'Written on the other device', category: 'Work' });
    await edit(fresh, SECOND, 'I speak some Polish');
    await onScreen(fresh, 'options.html', (page) => saveWalletFile(page, PASSWORD, edited));
  });
  await edit(wallet(), SECOND, 'I am learning Polish and Czech');
  await onScreen(wallet(), 'options.html', async (page) => {
    await page.getByRole('button', { name: 'Add from a wallet file' }).click();
    await openFile(page, edited, { password: PASSWORD }, 'See what would change');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('Two versions', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Bring together' }).click();
    await expect(dialog.getByText('What the file has is in this wallet now')).toBeVisible();
  });
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const versions = page.getByRole('region', { name: 'Two versions' });
    await expect(versions.getByText('I speak some Polish')).toBeVisible();
    await versions.getByRole('button', { name: 'Keep both' }).click();
    await expect(versions).toBeHidden();
  });
  expect(await textsIn(wallet())).toEqual(
    [FIRST, 'I speak some Polish', 'I am learning Polish and Czech', 'Written on the other device'].sort(),
  );
});

test('a new device is paired by code and file, without typing the words', async () => {
  await freshBrowser(async (fresh) => {
    const page = await fresh.context.newPage();
    await page.goto(`chrome-extension://${fresh.extensionId}/onboarding.html`);
    await page.getByRole('button', { name: 'From my other device' }).click();
    const code = await page.locator('code').innerText();
    const digits = await page.getByText(/^\d{4} \d{4} \d{4}$/).innerText();
    const sealed = join(folder, 'sealed.satchel');
    await onScreen(wallet(), 'options.html', async (old) => {
      await old.getByRole('button', { name: 'Add a device' }).click();
      const dialog = old.getByRole('dialog');
      await dialog.getByLabel('The new device’s code').fill(code.toLowerCase());
      await dialog.getByRole('button', { name: 'Continue' }).click();
      await expect(dialog.getByText(digits)).toBeVisible();
      await dialog.getByRole('button', { name: 'They are the same' }).click();
      await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
      const saved = old.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Save for the new device' }).click();
      await (await saved).saveAs(sealed);
      await expect(dialog.getByText('The file for the new device is saved')).toBeVisible();
    });
    await page.getByLabel('Wallet file', { exact: true }).setInputFiles(sealed);
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await finishRestore(page, OTHER_PASSWORD);
    expect(await textsIn(fresh)).toContain(FIRST);
  });
});

test('a lost device is cut off, and the wallet goes on', async () => {
  await onScreen(wallet(), 'options.html', async (page) => {
    await page.getByRole('button', { name: 'I lost a device' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Cut it off' }).click();
    await expect(dialog.getByText('Cut off', { exact: true })).toBeVisible();
  });
  await wallet().add({ text: 'Written after the loss', category: 'Work' });
  expect(await textsIn(wallet())).toContain('Written after the loss');
});

test('every week into a folder, without the password', async () => {
  await onScreen(wallet(), 'options.html', async (page) => {
    await keepFolder(page, PASSWORD);
    const backup = page.getByRole('region', { name: 'Backup', exact: true });
    await backup.getByRole('button', { name: 'Save now' }).click();
    await expect(page.getByText('Wallet file saved', { exact: true })).toBeVisible();
    const start = await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle('backups');
      const name = `satchel-${new Date().toISOString().slice(0, 10)}.satchel`;
      return (await (await folder.getFileHandle(name)).getFile()).slice(0, 21).text();
    });
    expect(start).toBe('satchel-wallet-file/1');
  });
});

test('a readable copy, after the password', async () => {
  const read = (button: string) =>
    onScreen(wallet(), 'options.html', async (page) => {
      await page.getByRole('button', { name: button }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog.getByText('This copy is not encrypted')).toBeVisible();
      await dialog.getByLabel('Password', { exact: true }).fill(PASSWORD);
      const saved = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Save the file' }).click();
      return readFile(await (await saved).path(), 'utf8');
    });
  const json = JSON.parse(await read('Save as JSON'));
  expect(json.items.map(({ text }: { text: string }) => text)).toContain(FIRST);
  const markdown = await read('Save as Markdown');
  expect(markdown).toContain(`## Health\n\n- ${FIRST}\n`);
});

async function edit(where: Wallet, from: string, to: string): Promise<void> {
  await onScreen(where, 'sidepanel.html', async (page) => {
    const row = page.getByRole('listitem').filter({ hasText: from });
    await row.getByRole('button', { name: /^Edit/ }).click();
    await page.getByRole('textbox', { name: 'Text' }).fill(to);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(to)).toBeVisible();
  });
}
