import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { zipOf } from '../unit/context/import/support';
import { filesHolding } from './support/profile';
import { ask, onScreen } from './support/screens/open';
import { PASSWORD, sharedWallet } from './support/shared-wallet';

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

test('what the wallet says otherwise stands beside, and is settled by keys', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const older = [
      'I drink black coffee every day',
      'I keep 3 bee hives in Ternitz',
      'I like hiking in wet autumn woods',
    ];
    await ask(page, 'items.import', { items: older.map((text) => ({ text, category: 'Other' })) });
    const newer = [
      'I never drink black coffee',
      'I keep 5 bee hives in Ternitz',
      'I do not like hiking in wet autumn woods',
    ];
    const dialog = await openBringIn(page);
    await dialog.getByRole('textbox', { name: 'Or paste text' }).fill(newer.map((text) => `- ${text}`).join('\n'));
    await dialog.getByRole('button', { name: 'Look through it' }).click();
    const against = dialog.getByRole('region', { name: /^You said otherwise/ });
    await expect(against.locator('li > button')).toHaveCount(3);
    for (const text of [...older, ...newer]) await expect(against).toContainText(text);
    await expect(against).toContainText(/You said on \w+/);

    await page.keyboard.press('k');
    await page.keyboard.press('t');
    await page.keyboard.press('u');
    await expect(dialog.getByRole('status')).toContainText('0 approved, 1 rejected, 2 to go');
    await page.keyboard.press('t');
    await page.keyboard.press('j');
    await page.getByRole('textbox', { name: 'Text' }).press('Control+Enter');
    await expect(dialog.getByRole('status')).toContainText('2 approved, 1 rejected, 0 to go');
    await dialog.getByRole('button', { name: 'Add 2 lines' }).click();
    await expect(dialog).toBeHidden();

    const { items } = await ask(page, 'items.list', { query: '', category: null, offset: 0, limit: 50 });
    const named = (text: string) => items.find((item) => item.text === text);
    expect(named(newer[0] ?? '')).toBeUndefined();
    expect(named(older[0] ?? '')).not.toHaveProperty('supersededBy');
    const taken = items.find((item) => item.text === newer[1]);
    expect(named(older[1] ?? '')?.supersededBy).toBe(taken?.id);
    const both = items.find((item) => item.text === `${older[2]}; ${newer[2]}`);
    expect(named(older[2] ?? '')?.supersededBy).toBe(both?.id);
  });
});

test('what is brought contradicts itself: both stand together, and one key settles both', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    const [was, is] = ['I sail a green dinghy each summer', 'I never sail a green dinghy in summer'];
    await dialog.getByRole('textbox', { name: 'Or paste text' }).fill(`- ${was}\n- I mend clocks\n- ${is}`);
    await dialog.getByRole('button', { name: 'Look through it' }).click();
    const twice = dialog.getByRole('region', { name: /^Said more than once here/ });
    const lines = twice.locator('li > button');
    await expect(lines).toHaveCount(2);
    for (const at of [0, 1]) for (const text of [was, is]) await expect(lines.nth(at)).toContainText(text);
    await expect(twice.getByRole('button', { name: /^Approve all/ })).toHaveCount(0);
    const tally = dialog.getByRole('status').filter({ hasText: 'approved' });
    await page.keyboard.press('k');
    await expect(tally).toContainText('1 approved, 1 rejected, 1 to go');
    await page.keyboard.press('u');
    await twice.getByRole('button', { name: 'Keep the newest of each' }).click();
    await expect(tally).toContainText('1 approved, 1 rejected, 1 to go');
    await dialog.getByRole('button', { name: 'Add 1 line' }).click();
    await expect(dialog).toBeHidden();
    const texts = await textsIn(page);
    expect(texts).toContain(`imported: ${is}`);
    expect(texts.join()).not.toContain(was);
  });
});

test('a lock in the middle of a review loses no decision', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    await dialog.getByRole('textbox', { name: 'Or paste text' }).fill('- I sing bass\n- I fold paper cranes');
    await dialog.getByRole('button', { name: 'Look through it' }).click();
    await expect(dialog.locator('li > button')).toHaveCount(2);
    await page.keyboard.press('a');
    await ask(page, 'wallet.lock', {});
    await expect(page.getByText('I sing bass')).toHaveCount(0);
    await wallet().unlock(PASSWORD);
    await expect(dialog).toContainText('Your review is as you left it when the wallet locked.');
    await expect(dialog.getByRole('status').filter({ hasText: 'approved' })).toContainText(
      '1 approved, 0 rejected, 1 to go',
    );
    await dialog.getByRole('button', { name: 'Add 1 line' }).click();
    await expect(dialog).toBeHidden();
    expect(await textsIn(page)).toContain('imported: I sing bass');
  });
});

test('a lock in the middle of the questions loses no answer', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    await dialog.getByRole('tab', { name: 'Six questions' }).click();
    const name = page.getByRole('textbox', { name: 'What should an AI call you' });
    await name.fill('My name is Ines');
    await dialog.getByRole('tab', { name: 'A file or text' }).click();
    await dialog.getByRole('textbox', { name: 'Or paste text' }).fill('half a note');
    await dialog.getByRole('tab', { name: 'Six questions' }).click();
    await ask(page, 'wallet.lock', {});
    await expect(name).toHaveCount(0);
    await wallet().unlock(PASSWORD);
    await expect(name).toHaveValue('My name is Ines');
    await dialog.getByRole('tab', { name: 'A file or text' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Leave' }).click();
    await expect(dialog).toBeHidden();
  });
});

test('six questions: answered, skipped and added by keyboard', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    await dialog.getByRole('tab', { name: 'Six questions' }).click();
    await page.getByRole('textbox', { name: 'What should an AI call you' }).press('End');
    await page.keyboard.type('Ana and I live in Graz');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'How do you like to be answered?' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('textbox', { name: 'What do you do all day?' })).toBeFocused();
    await page.keyboard.type('a beekeeper');
    for (let at = 3; at <= 6; at++) await page.keyboard.press('Enter');
    await expect(dialog).toContainText('This is what you said');
    await expect(dialog.getByRole('textbox', { name: 'Text' })).toHaveCount(2);
    await dialog.getByRole('button', { name: 'Add 2 lines' }).click();
    await expect(dialog).toBeHidden();
    const texts = await textsIn(page);
    expect(texts).toEqual(
      expect.arrayContaining(['typed: My name is Ana and I live in Graz', 'typed: I work as a beekeeper']),
    );
  });
});

test('the dialog has no fault that axe finds', async () => {
  await onScreen(wallet(), 'sidepanel.html', async (page) => {
    const dialog = await openBringIn(page);
    const faults = async () => (await new AxeBuilder({ page }).include('[role="dialog"]').analyze()).violations;
    for (const name of ['A file or text', 'Ask an AI', 'Six questions']) {
      await dialog.getByRole('tab', { name }).click();
      expect(await faults()).toEqual([]);
    }
    await dialog.getByRole('tab', { name: 'A file or text' }).click();
    await dialog.getByLabel('Choose a file').setInputFiles(zip);
    await expect(dialog.locator('li > button').first()).toBeFocused();
    expect(await faults()).toEqual([]);
  });
});

test('nothing of what was rejected or masked lies readable on the disk', async () => {
  await wallet().close();
  for (const text of [REJECTED, PASSWORD_SAID, 'I write Rust']) {
    expect(filesHolding(wallet().profileDir, text)).toEqual([]);
  }
});
