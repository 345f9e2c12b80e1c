import { expect, type FrameLocator, type Locator, type Page, test } from '@playwright/test';
import { contextBlock } from '#lib/context/block';
import { type Bench, startBench } from '../fixtures/sites/harness/index';

const BLOCK =
  '[About me]\n- I am a nurse in Kraków\n- My week:\n  Monday: night shift\n- <b>Short</b> answers 👩‍⚕️ שלום\n[End]';

/** Slate learns of a caret that the browser moved a tenth of a second later, and moves it from where it was until then. */
const HEARD_MS = 150;

/** Faster than hands, and slow enough for Trix: on a busy machine it puts letters that come at once on lines of their own. */
const TYPED_MS = 20;

let bench: Bench;
test.beforeAll(async () => {
  bench = await startBench();
});
test.afterEach(() => bench.clear());
test.afterAll(() => bench.close());

type Find = (page: Page) => Locator;
const host = (root: Page | Locator | FrameLocator) => root.locator('[contenteditable]').first();

/** Where an editor stands, and what a line break is there. */
const EDITORS: Record<string, Find> = {
  plain: (page) => host(page.locator('.composer')),
  plaintext: (page) => host(page.locator('.composer')),
  nested: (page) => host(page.locator('outer-box')),
  framed: (page) => host(page.frameLocator('iframe')),
  lexical: (page) => page.locator('#lexical'),
  quill: (page) => page.locator('.ql-editor'),
  textarea: (page) => page.getByPlaceholder('Ask me'),
};

/** Editors of libraries that no known site has. */
const LIBRARIES: Record<string, Find> = {
  slate: (page) => host(page.locator('#slate')),
  trix: (page) => page.locator('trix-editor'),
  codemirror: (page) => page.locator('.cm-content'),
  blocknote: (page) => page.locator('.bn-editor'),
};

const ALL = [
  ...Object.entries(EDITORS).map(([kind, find]) => ({ kind, find, url: `https://editors.example/${kind}` })),
  ...Object.entries(LIBRARIES).map(([kind, find]) => ({ kind, find, url: `https://libraries.example/${kind}` })),
];

/** Lines without the white space that editors draw paragraphs with. */
const lines = (text: string) =>
  text
    .replace(/\u00a0/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');

const textOf = (editor: Locator) =>
  editor.evaluate((element: HTMLElement) =>
    'placeholder' in element ? (element as HTMLTextAreaElement).value : element.innerText,
  );

for (const { kind, find, url } of ALL) {
  for (const where of ['after', 'before'] as const) {
    test(`${kind}: ${where} the draft, exactly, caret kept, and one undo`, async () => {
      const { page, driver } = await bench.open(url);
      const editor = find(page);
      await editor.click();
      await driver.watch();
      await page.keyboard.type('Dear colleague,');
      await page.keyboard.press('Enter');
      await page.waitForTimeout(HEARD_MS);
      await page.keyboard.type('tell me', { delay: TYPED_MS });
      const draft = await textOf(editor);
      expect(lines(draft)).toEqual(['Dear colleague,', 'tell me']);

      expect(await driver.insert(BLOCK, false, where)).toMatchObject({ ok: true });
      const expected = where === 'after' ? [...lines(draft), ...lines(BLOCK)] : [...lines(BLOCK), ...lines(draft)];
      expect(lines(await textOf(editor))).toEqual(expected);
      await page.keyboard.press('Control+z');
      expect(await textOf(editor)).toBe(draft);

      await page.keyboard.press('Control+End');
      await page.waitForTimeout(HEARD_MS);
      for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft');
      expect(await driver.insert(BLOCK, false, where)).toMatchObject({ ok: true });
      await page.keyboard.type('X');
      expect(lines(await textOf(editor))).toContain('tell Xme');

      expect(await driver.remove()).toBe(true);
      expect(lines(await textOf(editor))).toEqual(['Dear colleague,', 'tell Xme']);
    });
  }
}

for (const { kind, find, url } of ALL) {
  test(`${kind}: as sentences, Markdown and XML, exactly`, async () => {
    const { page, driver } = await bench.open(url);
    const editor = find(page);
    await editor.click();
    await page.keyboard.type('Tell me', { delay: TYPED_MS });
    await page.waitForTimeout(HEARD_MS);
    for (const style of ['prose', 'markdown', 'xml'] as const) {
      const block = contextBlock(['R&D nurse <Kraków>', 'Says "hi"\n# off'], { style, language: 'de' });
      expect(await driver.insert(block)).toMatchObject({ ok: true });
      expect(lines(await textOf(editor))).toEqual(['Tell me', ...block.split('\n')]);
      expect(await driver.remove()).toBe(true);
      expect(lines(await textOf(editor))).toEqual(['Tell me']);
    }
  });
}

test('behavior: taken out although something was typed and deleted since', async () => {
  const { page, driver } = await bench.open('https://editors.example/textarea');
  const editor = page.getByPlaceholder('Ask me');
  await editor.click();
  await page.keyboard.type('Draft');
  expect(await driver.insert(BLOCK)).toMatchObject({ ok: true });
  await page.keyboard.type('X');
  await page.keyboard.press('Backspace');
  expect(await driver.remove()).toBe(true);
  await expect(editor).toHaveValue('Draft');
});

test('behavior: a selection made right after the text came in stays', async () => {
  const { page, driver } = await bench.open('https://editors.example/lexical');
  const editor = page.locator('#lexical');
  await editor.click();
  const done = driver.insert(BLOCK);
  await page.waitForFunction(() => document.querySelector('#lexical')?.textContent?.includes('[End]'));
  await page.keyboard.press('Control+a');
  expect(await done).toMatchObject({ ok: true });
  await page.keyboard.press('Delete');
  expect(lines(await textOf(editor))).toEqual([]);
});

test('behavior: a mention in a plain host stays what it is', async () => {
  const { page, driver } = await bench.open('https://editors.example/mention');
  const editor = page.locator('#mention');
  await editor.click();
  for (const where of ['after', 'before'] as const) {
    expect(await driver.insert(BLOCK, false, where)).toMatchObject({ ok: true });
    await expect(editor.locator('[data-id="7"]')).toHaveText('@anna');
    expect(lines(await textOf(editor))).toContain('Ask @anna about it');
    await page.keyboard.press('Control+z');
    await expect(editor).toHaveText('Ask @anna about it');
  }
});

test('error: a field too short for the text keeps its draft', async () => {
  const { page, driver } = await bench.open('https://editors.example/short');
  const editor = page.getByPlaceholder('Ask me');
  await editor.click();
  await page.keyboard.type('My draft');
  expect(await driver.insert(BLOCK)).toMatchObject({ ok: false, detail: 'mismatch', draftIntact: true });
  await expect(editor).toHaveValue('My draft');
});
