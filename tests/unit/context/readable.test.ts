import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { notesIn } from '#lib/context/import/notes';
import { readableJson, readableMarkdown } from '#lib/context/index';
import { type Details, ItemSchema } from '#lib/protocol/index';
import { type Device, device } from '../vault/merge/support';

let wallet: Device;
const missingLine = (missing: number) => `${missing} missing`;

beforeEach(async () => {
  wallet = await device();
});

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('readable copies', () => {
  test('default: JSON is one value with everything in it', async () => {
    expect(JSON.parse(await whole(readableJson(wallet.vault, [])))).toMatchObject({
      items: [],
      consents: [],
      receipts: [],
    });
    await wallet.items.add({ text: 'one "quoted"\nline', category: 'Work' });
    await wallet.items.add({ text: 'two', category: 'Health' });
    const { items } = JSON.parse(await whole(readableJson(wallet.vault, [])));
    expect(items.map(({ text }: { text: string }) => text).sort()).toEqual(['one "quoted"\nline', 'two']);
  });

  test('default: Markdown has a heading a category', async () => {
    await wallet.items.add({ text: 'two', category: 'Work' });
    await wallet.items.add({ text: 'one', category: 'Health' });
    expect(await whole(readableMarkdown(wallet.vault, wallet.index, { missingLine }))).toBe(
      '# Satchel\n\n## Health\n\n- one\n\n## Work\n\n- two\n',
    );
  });

  test('behavior: both carry all that was said of an item', async () => {
    const source = { kind: 'import', from: 'chatgpt', at: 5 } as const;
    const details: Details = { kind: 'learning', subject: 'HTML', misconceptions: ['a --> ends an arrow'] };
    const remarks = { details, pin: true, validUntil: 9 } as const;
    await wallet.items.addMany([{ text: 'I am new to HTML', category: 'Learning', ...remarks, source }], 'imported');
    const [kept] = (await wallet.items.list('', null, 0, 1)).items;
    const { items } = JSON.parse(await whole(readableJson(wallet.vault, [])));
    expect(v.parse(v.array(ItemSchema), items)).toEqual([kept]);

    const markdown = await whole(readableMarkdown(wallet.vault, wallet.index, { missingLine }));
    const [, comment] = /^- I am new to HTML\n {2}<!-- (.*?) -->\n$/m.exec(markdown) ?? [];
    expect(JSON.parse(comment ?? '')).toEqual({ ...remarks, source });
    const notes = notesIn(markdown, { app: null, when: null, where: '' });
    expect(notes).toMatchObject([{ text: 'I am new to HTML', category: 'Learning' }]);
  });

  test('behavior: text that looks like Markdown stays text', async () => {
    await wallet.items.add({ text: '# no heading\n[no](link) <b>', category: 'Work' });
    const text = await whole(readableMarkdown(wallet.vault, wallet.index, { missingLine }));
    expect(text).toContain('- \\# no heading\n  \\[no\\](link) \\<b\\>\n');
  });
});
