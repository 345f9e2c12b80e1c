import { expect, type Page, test } from '@playwright/test';
import { zipOf } from '../unit/context/import/support';
import { filesHolding } from './support/profile';
import { ask, onScreen } from './support/screens/open';
import { sharedWallet } from './support/shared-wallet';

test.describe.configure({ mode: 'serial' });
const wallet = sharedWallet({ sites: {} });

const KEPT = 'I am a night nurse in a children’s hospital in Graz';
const EDITED = 'I prefer short answers with one example';
const REJECTED = 'I live in a yellow houseboat near Linz';
const HELD = 'I have a daughter who is four years old';
const PASSWORD_SAID = 'Tr0ub4dor-harbour';

const message = (text: string, at: number) => ({
  id: `m${at}`,
  message: {
    author: { role: 'user' },
    create_time: 1_700_000_000 + at,
    content: { content_type: 'text', parts: [text] },
  },
});
const said = [KEPT, 'I prefer short answers', REJECTED, HELD, `Remember that my password is ${PASSWORD_SAID}`];
const conversation = {
  title: 'My shifts',
  mapping: Object.fromEntries(said.map((text, at) => [`m${at}`, message(text, at)])),
};
const exported = zipOf([{ name: 'conversations.json', content: JSON.stringify([conversation]) }]);
const zip = { name: 'chatgpt.zip', mimeType: 'application/zip', buffer: Buffer.from(exported) };

async function openBringIn(page: Page) {
  await page.getByRole('button', { name: 'Bring in' }).click();
  return page.getByRole('dialog', { name: 'Bring in' });
}

const textsIn = async (page: Page) => {
  const { items } = await ask(page, 'items.list', { query: '', category: null, offset: 0, limit: 100 });
  return items.map(({ text, provenance }) => `${provenance.kind}: ${text}`).sort();
};

test('a ChatGPT export: reviewed by keyboard, only what was approved is added', async () => {
  await wallet().add({ text: HELD, category: 'About me' });
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    await dialog.getByLabel('Choose a file').setInputFiles(zip);
    const lines = dialog.locator('li > button');
    await expect(lines).toHaveCount(said.length);
    await expect(lines.first()).toBeFocused();
    await expect(dialog).not.toContainText(PASSWORD_SAID);
    await expect(lines.filter({ hasText: 'Masked: password' })).toContainText('••••••');
    await expect(dialog.getByRole('region', { name: /^In your wallet already/ })).toContainText(HELD);

    const onLine = async (text: string, key: string) => {
      await lines.filter({ hasText: text }).focus();
      await page.keyboard.press(key);
    };
    await onLine(REJECTED, 'a');
    await page.keyboard.press('u');
    await expect(dialog.getByRole('status')).toContainText('0 approved, 0 rejected, 5 to go');
    await onLine(REJECTED, 'r');
    await onLine('I prefer short', 'e');
    await dialog.getByRole('textbox', { name: 'Text' }).fill(EDITED);
    await page.keyboard.press('Control+Enter');
    await onLine('night nurse', 'a');
    await onLine('Masked: password', 'a');
    await expect(dialog.getByRole('status')).toContainText('3 approved, 1 rejected, 1 to go');
    await expect(textsIn(page)).resolves.toEqual([`typed: ${HELD}`]);

    await page.keyboard.press('Escape');
    await dialog.getByRole('button', { name: 'Go on reviewing' }).click();
    await dialog.getByRole('button', { name: 'Add 3 lines' }).click();
    await expect(dialog).toBeHidden();
    const texts = await textsIn(page);
    expect(texts).toHaveLength(4);
    expect(texts).toEqual(expect.arrayContaining([expect.stringContaining('night nurse'), `imported: ${EDITED}`]));
    expect(texts.join()).toContain('••••••');
    expect(texts.join()).not.toContain('houseboat');
  });
});

test('a broken file: where and what is wrong, and nothing is brought in', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const before = await textsIn(page);
    const dialog = await openBringIn(page);
    const broken = '[{"text":"I bake bread on Sundays"},\n{"text":"I keep bees"},\n{"text":oops}]';
    const file = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(broken) };
    await dialog.getByLabel('Choose a file').setInputFiles(file);
    const alert = dialog.getByRole('alert');
    await expect(alert).toContainText('Nothing was brought in');
    await expect(alert).toContainText('‘broken.json’, entry 3, line 3');
    await expect(alert).toContainText('The JSON is broken there');
    expect(await textsIn(page)).toEqual(before);
  });
});

test('what an AI answered is reviewed like a file, by group', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    await dialog.getByRole('tab', { name: 'Ask an AI' }).click();
    await expect(dialog.getByRole('region', { name: 'The request' })).toContainText('[category] fact');
    const answer = '```\n[Work] I run a bakery in Porto\n[Coding] I write Rust\n[Work] I open at five\n```';
    await dialog.getByRole('textbox', { name: 'Its answer' }).fill(answer);
    await dialog.getByRole('button', { name: 'Look through it' }).click();
    await dialog.getByRole('button', { name: 'Approve all 2 in ‘Work’' }).click();
    await dialog.getByRole('button', { name: 'Add 2 lines' }).click();
    await expect(dialog).toBeHidden();
    const texts = await textsIn(page);
    expect(texts).toContain('imported: I run a bakery in Porto');
    expect(texts.join()).not.toContain('Rust');
  });
});

test('a text without lasting facts says so', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    await dialog.getByRole('textbox', { name: 'Or paste text' }).fill('---\n***');
    await dialog.getByRole('button', { name: 'Look through it' }).click();
    await expect(dialog).toContainText('Nothing to keep was found');
  });
});

test('nothing of what was rejected or masked lies readable on the disk', async () => {
  await wallet().close();
  for (const text of [REJECTED, PASSWORD_SAID, 'I write Rust']) {
    expect(filesHolding(wallet().profileDir, text)).toEqual([]);
  }
});
