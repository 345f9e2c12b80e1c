import { expect, type Page, test } from '@playwright/test';
import { type Bench, type Remote, startBench } from '../fixtures/sites/harness/index';

const BLOCK = 'About me, in my own words:\n- I am a nurse in Kraków\n- Short answers, please 👩‍⚕️';

let bench: Bench;
test.beforeAll(async () => {
  bench = await startBench();
});
test.afterEach(() => bench.clear());
test.afterAll(() => bench.close());

const CHATS = [
  { name: 'ChatGPT, redesign', url: 'https://chatgpt.com/', attach: 'Add photos and files' },
  { name: 'ChatGPT, legacy', url: 'https://chatgpt.com/?composer=legacy', attach: 'Add photos and files' },
  { name: 'Claude', url: 'https://claude.ai/new', attach: 'Add files' },
];

/** The document of ProseMirror's own model, block by block. */
const model = (page: Page) =>
  page.locator('main .ProseMirror').evaluate((element) => {
    type Doc = { toJSON(): { content: unknown[] } };
    return (element as unknown as { pmViewDesc: { node: Doc } }).pmViewDesc.node.toJSON().content;
  });
/** Each block of a model as one string. */
const lines = (content: unknown[]) => content.map((block) => JSON.stringify(block));

async function openChat(url: string): Promise<{ page: Page; driver: Remote }> {
  const opened = await bench.open(url);
  await expect(opened.page.locator('main .ProseMirror-focused')).toBeVisible();
  await opened.driver.watch();
  return opened;
}

async function typeDraft(page: Page, attach: string): Promise<void> {
  await page.keyboard.type('Dear colleague,');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('see ');
  await page.locator('main').getByRole('button', { name: attach }).click();
  await page.keyboard.type(' and tell me more');
}

for (const { name, url, attach } of CHATS) {
  test.describe(name, () => {
    test('behavior: the block stands below a draft with blank lines and a mention, and one undo takes it out', async () => {
      const { page, driver } = await openChat(url);
      await typeDraft(page, attach);
      const before = await model(page);
      // At once: the editor's undo group is still open.
      expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
      const after = await model(page);
      expect(lines(after).slice(0, before.length)).toEqual(lines(before));
      expect(JSON.stringify(after)).toContain('nurse in Kraków');
      const text = await page.locator('main .ProseMirror').evaluate((element) => (element as HTMLElement).innerText);
      expect(text.replace(/\s+/g, ' ')).toContain(
        'About me, in my own words: - I am a nurse in Kraków - Short answers, please 👩‍⚕️',
      );
      await page.keyboard.press('Control+z');
      expect(await model(page)).toEqual(before);
    });

    test('behavior: the caret stays where it was in the draft', async () => {
      const { page, driver } = await openChat(url);
      await page.keyboard.type('abcdef');
      for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowLeft');
      expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
      await page.keyboard.type('X');
      expect(JSON.stringify(lines(await model(page))[0])).toContain('abcXdef');
    });

    test('behavior: a draft that ends in blank lines or a mention is kept', async () => {
      const { page, driver } = await openChat(url);
      await page.keyboard.type('one');
      await page.keyboard.press('Shift+Enter');
      await page.locator('main').getByRole('button', { name: attach }).click();
      const mention = await model(page);
      expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
      expect(lines(await model(page)).slice(0, mention.length)).toEqual(lines(mention));
      await page.keyboard.press('Control+z');
      expect(await model(page)).toEqual(mention);
      for (let i = 0; i < 2; i++) await page.keyboard.press('Shift+Enter');
      const blank = await model(page);
      expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
      await page.keyboard.press('Control+z');
      expect(await model(page)).toEqual(blank);
    });

    test('behavior: in an empty composer the person writes above the block', async () => {
      const { page, driver } = await openChat(url);
      expect(await driver.isNewChat()).toBe(true);
      expect(await driver.insert(BLOCK, true)).toMatchObject({ ok: true });
      await page.keyboard.type('Hello');
      const written = lines(await model(page));
      expect(written[0]).toContain('Hello');
      expect(written.join('')).toMatch(/Hello.*About me/);
    });

    test('behavior: a prefill leaves a composer alone that is not empty', async () => {
      const { page, driver } = await openChat(url);
      await page.keyboard.type('mine');
      const before = await model(page);
      expect(await driver.insert(BLOCK, true)).toMatchObject({ ok: false, detail: 'busy', draftIntact: true });
      expect(await model(page)).toEqual(before);
    });

    test('behavior: 8,000 characters arrive whole', async () => {
      const { page, driver } = await openChat(url);
      const long = Array.from({ length: 100 }, (_, i) => `${i}: ${'words and more '.repeat(5)}end.`).join('\n');
      expect(long.length).toBeGreaterThan(8_000);
      await page.keyboard.type('Draft');
      expect(await driver.insert(long)).toMatchObject({ ok: true });
      await page.keyboard.press('Control+z');
      expect(lines(await model(page)).join('')).not.toContain('words and more');
    });

    test('behavior: taken out again from under what was typed since', async () => {
      const { page, driver } = await openChat(url);
      await page.keyboard.type('before');
      expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
      await page.keyboard.type(' and since');
      expect(await driver.remove()).toBe(true);
      expect(await driver.holds()).toBe(false);
      expect(lines(await model(page))[0]).toContain('before and since');
      expect(lines(await model(page))).toHaveLength(1);
    });

    test('behavior: undo from the chip restores the draft exactly', async () => {
      const { page, driver } = await openChat(url);
      await typeDraft(page, attach);
      const before = await model(page);
      expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
      expect(await driver.remove()).toBe(true);
      expect(await model(page)).toEqual(before);
    });

    test('behavior: a chat that has turns or a conversation URL is not new', async () => {
      const { page, driver } = await openChat(url);
      await page.keyboard.type('Hello');
      await page.keyboard.press('Enter');
      await expect(page.locator('.turn .bubble').first()).toHaveText('Hello');
      expect(await driver.isNewChat()).toBe(false);
      await page.locator('[data-new-chat]').click();
      expect(await driver.isNewChat()).toBe(true);
    });
  });
}

test('behavior: a word still being composed by an input method is kept, and the block stands below it', async () => {
  const { page, driver } = await openChat('https://chatgpt.com/');
  await page.keyboard.type('Write to ');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Input.imeSetComposition', { text: 'かんご', selectionStart: 3, selectionEnd: 3 });
  expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
  expect(lines(await model(page))[0]).toContain('Write to かんご');
  await page.keyboard.press('Control+z');
  expect(lines(await model(page))).toEqual([expect.stringContaining('Write to かんご')]);
});

test('behavior: a copy of the composer that is not drawn is not taken for it', async () => {
  const { page, driver } = await openChat('https://chatgpt.com/');
  expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
  await expect(page.locator('.decoy [contenteditable]')).toHaveText('');
});

test('behavior: an editor that is being replaced loses nothing and is not written to', async () => {
  const { page, driver } = await openChat('https://chatgpt.com/');
  await page.keyboard.type('draft');
  const inserting = driver.insert(BLOCK);
  await page.locator('main .ProseMirror').evaluate((element) => element.replaceWith(element.cloneNode(true)));
  expect(await inserting).toMatchObject({ ok: false, draftIntact: true });
  await expect(page.locator('main .ProseMirror')).toHaveText('draft');
});

test('behavior: two insertions at once do not mix', async () => {
  const { page, driver } = await openChat('https://claude.ai/new');
  await page.keyboard.type('draft');
  const [first, second] = await Promise.all([driver.insert('the first'), driver.insert('the second')]);
  expect(first).toMatchObject({ ok: true });
  expect(second).toMatchObject({ ok: false, detail: 'busy' });
});

test.describe('editors of no known site', () => {
  const open = async (kind: string) => {
    const opened = await bench.open(`https://editors.example/${kind}`);
    return opened;
  };

  test('behavior: a textarea beside a message that is being edited and a search box', async () => {
    const { page, driver } = await open('textarea');
    const field = page.getByPlaceholder('Ask me');
    expect(await driver.found()).toBe('TEXTAREA Ask me');
    await field.click();
    await page.keyboard.type('My draft\nwith two lines');
    expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
    await expect(field).toHaveValue(`My draft\nwith two lines\n\n${BLOCK}`);
    await page.keyboard.press('Control+z');
    await expect(field).toHaveValue('My draft\nwith two lines');
  });

  test('behavior: a textarea is prefilled below the caret', async () => {
    const { page, driver } = await open('textarea');
    expect(await driver.insert(BLOCK, true)).toMatchObject({ ok: true });
    await page.keyboard.type('Hi');
    await expect(page.getByPlaceholder('Ask me')).toHaveValue(`Hi\n\n${BLOCK}`);
    expect(await driver.remove()).toBe(true);
    await expect(page.getByPlaceholder('Ask me')).toHaveValue('Hi');
  });

  test('behavior: a one-line input takes the words', async () => {
    const { page, driver } = await open('input');
    await page.getByPlaceholder('Say something').fill('Draft');
    expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
    await expect(page.getByPlaceholder('Say something')).toHaveValue(/^Draft.*nurse in Kraków/);
  });

  test('behavior: a textarea in an open shadow root', async () => {
    const { page, driver } = await open('shadow');
    const field = page.locator('chat-box textarea');
    await field.click();
    await page.keyboard.type('Draft');
    expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
    await expect(field).toHaveValue(`Draft\n\n${BLOCK}`);
  });

  for (const kind of ['plain', 'lexical']) {
    test(`behavior: ${kind} keeps the draft, and one undo takes the block out`, async () => {
      const { page, driver } = await open(kind);
      const editor = page.locator('.composer [contenteditable]');
      const text = () => editor.evaluate((element) => (element as HTMLElement).innerText.trim());
      await editor.click();
      await driver.watch();
      await page.keyboard.type('First line');
      await page.keyboard.press('Enter');
      await page.keyboard.type('second line');
      const before = await text();
      expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
      expect((await text()).startsWith(before)).toBe(true);
      expect((await text()).endsWith('Short answers, please 👩‍⚕️')).toBe(true);
      await page.keyboard.press('Control+z');
      expect(await text()).toBe(before);
      await page.keyboard.type(' goes on');
      expect(await text()).toContain('second line goes on');
    });
  }

  test('behavior: a long text goes into a plain editing host in one piece', async () => {
    const { page, driver } = await open('plain');
    const long = Array.from({ length: 300 }, (_, i) => `${i} <b>&amp; more`).join('\n');
    expect(await driver.insert(long)).toMatchObject({ ok: true });
    await expect(page.locator('.composer [contenteditable] b')).toHaveCount(0);
  });

  test('error: an editor that loses part of the text is put back as it was', async () => {
    const { page, driver } = await open('deaf');
    await page.locator('#deaf').click();
    await page.keyboard.type('My draft');
    expect(await driver.insert(BLOCK)).toMatchObject({ ok: false, detail: 'mismatch' });
    expect(await driver.holds()).toBe(false);
  });
});
