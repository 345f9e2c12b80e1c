import { describe, expect, test } from 'vitest';
import type { WalletError } from '#lib/protocol/index';
import exports from '../../../vectors/import/exports.json';
import { blobOf, chatGpt, imported, jsonBlob } from './support';

const problemOf = (blob: Blob) =>
  imported(blob, 'conversations.json').then(
    () => null,
    (error: WalletError) => error.data,
  );

describe('exports', () => {
  test.each(exports.cases)('default: $name', async ({ file, text, candidates, apps }) => {
    const content = text === undefined ? JSON.stringify(file) : text.join('\n');
    const { candidates: found, summary } = await imported(blobOf(content));
    expect(found.map(({ text: taken, category }) => `${category}: ${taken}`)).toEqual(candidates);
    expect(summary.apps).toEqual(apps);
  });
});

describe("the person's words alone", () => {
  test('behavior: neither the assistant nor tools nor what is hidden', async () => {
    const told = 'I live in Rome.';
    const chat = chatGpt('t', ['assistant', told], ['tool', told], ['system', told], ['user', 'I live in Graz.']);
    expect((await imported(jsonBlob([chat]))).texts).toEqual(['I live in Graz']);
  });

  test('behavior: where and when stand beside it', async () => {
    const { candidates } = await imported(jsonBlob([chatGpt('My shifts', ['user', 'I am a nurse in Graz.'])]));
    expect(candidates).toEqual([
      {
        text: 'I am a nurse in Graz',
        category: 'Work',
        kind: 'profile',
        reason: 'work',
        masked: [],
        source: { app: 'ChatGPT', when: 1_700_000_000_000, where: 'My shifts' },
      },
    ]);
  });

  test('behavior: said in many conversations, taken once', async () => {
    const chats = Array.from({ length: 5 }, (_, n) =>
      chatGpt(`t${n}`, ['user', n % 2 ? 'I am a nurse.' : "I'm a nurse!"]),
    );
    const { texts, summary } = await imported(jsonBlob(chats));
    expect(texts).toEqual(['I am a nurse'].map(() => "I'm a nurse"));
    expect(summary.duplicates).toBe(4);
  });

  test('behavior: secrets are masked', async () => {
    const { candidates } = await imported(jsonBlob([{ memory: 'The server password is Tr0ub4dor&3' }]));
    expect(candidates).toMatchObject([{ text: 'The server password is ••••••', masked: ['password'] }]);
  });
});

describe('bad files', () => {
  const good = chatGpt('t', ['user', 'I am a nurse.']);
  test.each([
    ['nothing', '', { problem: 'empty' }],
    ['white space', ' \n ', { problem: 'empty' }],
    ['another JSON', '{"a":1}', { problem: 'unknown-format' }],
    ['another list', '[1,2,3]', { problem: 'unknown-format' }],
    ['another page', '<html><body>Hello</body></html>', { problem: 'unknown-format' }],
    ['cut off', JSON.stringify([good, good]).slice(0, -30), { problem: 'truncated', record: 2, line: 1 }],
    ['broken', `[${JSON.stringify(good)},\n{"title": oops}]`, { problem: 'syntax', record: 2, line: 2 }],
    ['a conversation that is none', `[${JSON.stringify(good)},\n7]`, { problem: 'bad-record', record: 2, line: 2 }],
    [
      'a conversation of another build',
      JSON.stringify([good, { mapping: 'x' }]),
      { problem: 'bad-record', record: 2, line: 1 },
    ],
  ])('error: %s', async (_name, content, expected) => {
    expect(await problemOf(blobOf(content))).toEqual({ file: 'conversations.json', ...expected });
  });

  test('error: bytes of no kind', async () => {
    expect(await problemOf(blobOf(new Uint8Array([0, 1, 2, 3, 255])))).toMatchObject({ problem: 'unknown-format' });
  });

  test('error: text in an old encoding', async () => {
    const latin1 = new Uint8Array(Buffer.from('Ich bin Bäcker\nund wohne in Köln\n', 'latin1'));
    expect(await problemOf(blobOf(latin1))).toMatchObject({ problem: 'encoding' });
  });

  test('behavior: UTF-16 with a byte order mark is read', async () => {
    const json = `\ufeff${JSON.stringify([good])}`;
    expect((await imported(blobOf(new Uint8Array(Buffer.from(json, 'utf16le'))))).texts).toEqual(['I am a nurse']);
    expect((await imported(blobOf(`\ufeff${JSON.stringify([good])}`))).texts).toEqual(['I am a nurse']);
    const notes = new Uint8Array(Buffer.from('\ufeffWohnt in Köln\n', 'utf16le'));
    expect((await imported(blobOf(notes))).texts).toEqual(['Wohnt in Köln']);
  });

  test('behavior: it can be stopped', async () => {
    const { importFile } = await import('#lib/context/import/index');
    const signal = AbortSignal.abort();
    const reading = importFile(jsonBlob([good]), { name: 'a', onCandidate: () => undefined, signal });
    await expect(reading).rejects.toThrow(/abort/i);
  });
});
