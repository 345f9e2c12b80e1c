import { describe, expect, test } from 'vitest';
import type { ByteSource } from '#lib/context/import/source';
import { blobOf, bytesOf, chatGpt, imported, zipOf } from './support';

const MIB = 2 ** 20;
const CHUNK = 2 ** 16;
/** What a conversation below takes, in bytes, at most. */
const CONVERSATION = 2 ** 17;

/** Not so uniform that it packs like a bomb. */
const answer = Array.from({ length: 6_000 }, (_, n) => `word${(n * 7_919) % 6_007}`).join(' ');
const conversation = (n: number) =>
  JSON.stringify(
    chatGpt(
      `Chat ${n}`,
      ['user', `I have ${n} years of experience in beekeeping.`],
      ['assistant', answer],
      ['user', 'Why?'],
    ),
  );

/** A `conversations.json` of about the given size that is made while it is read: nothing of it is kept anywhere. */
class MadeUpExport implements ByteSource {
  /** Bytes that were asked for and made. */
  made = 0;
  readonly #count: number;
  readonly size: number;
  readonly #length: number;

  constructor(bytes: number) {
    this.#length = bytesOf(conversation(100_000)).length;
    this.#count = Math.ceil(bytes / this.#length);
    this.size = this.#count * (this.#length + 1) + 1;
  }

  get conversations(): number {
    return this.#count;
  }

  slice(from: number, to: number) {
    if (from !== 0 || to !== this.size) throw new RangeError('only all of it');
    let n = 0;
    const source = this;
    return {
      stream: () =>
        new ReadableStream<Uint8Array<ArrayBuffer>>(
          {
            pull(controller) {
              const isLast = n === source.#count - 1;
              const text = `${n === 0 ? '[' : ''}${conversation(100_000 + n)}${isLast ? ']' : ','}`;
              n++;
              source.made += text.length;
              controller.enqueue(bytesOf(text));
              if (isLast) controller.close();
            },
          },
          { highWaterMark: 0 },
        ),
    };
  }
}

describe('an export of more than 50 MB', { timeout: 240_000 }, () => {
  test('behavior: is read a conversation at a time, and what is held of it stays below two', async () => {
    const source = new MadeUpExport(60 * MIB);
    const { summary, progress, texts } = await imported(source);
    const held = Math.max(...progress.map(({ buffered }) => buffered));
    expect(source.size).toBeGreaterThan(50 * MIB);
    expect(source.made).toBe(source.size);
    expect(summary).toMatchObject({ records: source.conversations, candidates: source.conversations, skipped: 0 });
    expect(texts[0]).toBe('I have 100000 years of experience in beekeeping');
    expect(progress.length).toBeGreaterThan(40);
    expect(held).toBeLessThan(2 * CONVERSATION);
  });

  test('behavior: in small pieces, at most one conversation and a piece are held', async () => {
    const content = bytesOf(`[${Array.from({ length: 200 }, (_, n) => conversation(n)).join(',')}]`);
    const { summary, progress } = await imported({
      size: content.length,
      slice: (from, to) => ({ stream: () => piecesOf(content.subarray(from, to)) }),
    });
    const held = Math.max(...progress.map(({ buffered }) => buffered));
    expect(summary.records).toBe(200);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(CONVERSATION + CHUNK);
  });

  test('behavior: packed, the same', async () => {
    const filler = Array.from({ length: 900 }, (_, n) => conversation(n));
    const content = bytesOf(`[${filler.join(',')}]`);
    expect(content.length).toBeGreaterThan(40 * MIB);
    const archive = zipOf([{ name: 'conversations.json', content }]);
    const { summary, progress } = await imported(blobOf(archive));
    expect(summary).toMatchObject({ records: 900, candidates: 900 });
    expect(Math.max(...progress.map(({ buffered }) => buffered))).toBeLessThan(2 * CONVERSATION);
  });
});

function piecesOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        controller.enqueue(bytes.slice(at, at + CHUNK));
        at += CHUNK;
        if (at >= bytes.length) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
