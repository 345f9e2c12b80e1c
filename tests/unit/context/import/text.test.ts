import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activityCards } from '#lib/context/import/activity-html';
import { Duplicates } from '#lib/context/import/duplicates';
import { notesIn, piecesOfText } from '#lib/context/import/notes';
import { shapeOf } from '#lib/context/import/sniff';
import { MAX_ITEM_CHARS, WalletError } from '#lib/protocol/index';
import { bytesOf } from './support';

const source = { app: null, when: null, where: 'me.md' };

describe('notes', () => {
  test('default: a piece a bullet and a paragraph, with its headings', () => {
    const text = '# Me\n\nI live in Graz,\nnear the river.\n\n## Food\n1. No fish\n2) No meat\n  at home\n';
    expect(notesIn(text, source).map(({ text: taken, source: { where } }) => [where, taken])).toEqual([
      ['me.md › Me', 'I live in Graz, near the river.'],
      ['me.md › Me › Food', 'No fish'],
      ['me.md › Me › Food', 'No meat at home'],
    ]);
  });

  test('behavior: code, tables, comments, rulers and links alone are left out', () => {
    const text =
      '```\nI live in Rome\n```\n~~~\nx\n```\n~~~\n| a |\n<!-- b -->\n---\n[c](https://example.org)\n@d.md\n- e';
    expect(notesIn(text, source).map(({ text: taken }) => taken)).toEqual(['e']);
  });

  test('behavior: lines that cannot be items are no notes', () => {
    expect(notesIn(`- ${'x'.repeat(MAX_ITEM_CHARS + 1)}\n- y`, source).map(({ text }) => text)).toEqual(['y']);
  });

  test('behavior: any text is read in bounded time', () => {
    const parts = fc.constantFrom(
      '# ',
      '- ',
      '```',
      '\n',
      '---\n',
      '**',
      '__',
      '\\',
      '|',
      '<',
      '[a](b)',
      'x ',
      '\t',
      '  ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.array(parts, { maxLength: 60 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, (whole) => {
        for (const { text: taken } of notesIn(whole, source)) expect(taken.length).toBeLessThanOrEqual(MAX_ITEM_CHARS);
        for (const { text: taken } of piecesOfText(whole, source)) expect(taken.trim()).not.toBe('');
      }),
      { numRuns: 10_000 },
    );
  });

  test.each(['# ', '#', '- ', '**a', '---\n', '```\n', '[', '\\', ' '])('behavior: %j many times over ends', (part) => {
    expect(piecesOfText(part.repeat(200_000), source).length).toBeLessThanOrEqual(200_000);
  });
});

const card = (prompt: string) =>
  `<div class="outer-cell mdl-cell"><div class="header-cell"><p>Gemini Apps<br></p></div><div class="content-cell mdl-cell mdl-cell--6-col mdl-typography--body-1">Prompted&nbsp;${prompt}<br>May 19, 2026, 7:07:02 PM CEST<br><p>answer</p></div></div>`;

async function prompts(page: string, size = 50): Promise<string[]> {
  async function* pieces() {
    for (let at = 0; at < page.length; at += size) yield page.slice(at, at + size);
  }
  const found: string[] = [];
  for await (const { pieces: all } of activityCards(pieces(), 'page')) found.push(...all.map(({ text }) => text));
  return found;
}

describe('activity pages', () => {
  test('default: cut anywhere, each prompt once', async () => {
    const page = `<html><body>${card('one')}${card('two<br>lines')}${card('&lt;three&gt; &#228;')}</body></html>`;
    for (const size of [1, 7, 40, 10_000])
      expect(await prompts(page, size)).toEqual(['one', 'two\nlines', '<three> ä']);
  });

  test('error: a page that breaks off', async () => {
    await expect(prompts(`<html><body>${card('one')}${card('two').slice(0, 60)}`)).rejects.toMatchObject({
      data: { problem: 'truncated' },
    });
  });

  test('behavior: changed anywhere, a page is read or refused', async () => {
    const page = `<html><body>${card('one')}${card('two')}</body></html>`;
    const change = fc.array(
      fc.tuple(fc.nat(page.length - 1), fc.constantFrom('<', '>', '"', '&', '', '<div class="outer-cell', '<br>')),
      { maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(change, fc.integer({ min: 20, max: 900 }), async (changes, size) => {
        let changed = page;
        for (const [at, part] of changes) changed = changed.slice(0, at) + part + changed.slice(at + 1);
        const result = await prompts(changed, size).catch((error: unknown) => error);
        if (Array.isArray(result)) expect(result.length).toBeLessThanOrEqual(6);
        else expect(result).toBeInstanceOf(WalletError);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each(['<', '&', '<br>', '<div class="content-cell', '<div class="outer-cell', '<div class="outer-cell">'])(
    'behavior: %j many times over ends',
    async (part) => {
      const page = `<html>${part.repeat(20_000)}</html>`;
      expect((await prompts(page, 60_000)).length).toBe(0);
    },
  );
});

describe('what a file is', () => {
  test.each([
    ['[{"a":1}]', 'json'],
    ['  {"a":1}', 'json'],
    ['[\n', 'json'],
    ['[sic] I wrote that', 'text'],
    ['[1]: https://example.org', 'text'],
    ['{curly} notes', 'text'],
    ['<!DOCTYPE html><html>', 'html'],
    ['PK\u0003\u0004', 'zip'],
    ['', 'empty'],
    ['\n ', 'empty'],
    ['a\u0000b', 'binary'],
    ['Grüße, 你好', 'text'],
  ])('default: %j', (text, shape) => {
    expect(shapeOf(bytesOf(text))).toBe(shape);
  });
});

test('behavior: duplicates are texts of the same words, not of the contrary', () => {
  const duplicates = new Duplicates();
  const texts = [
    'I am a nurse',
    "I'm a NURSE!",
    'I am not a nurse',
    'I start at 7',
    'I start at 9',
    '我喜欢茶',
    '我喜欢茶',
  ];
  expect(texts.map((text) => duplicates.seen(text))).toEqual([false, true, false, false, false, false, true]);
});
