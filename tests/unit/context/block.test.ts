import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLOCK_END, BLOCK_HEAD, contextBlock, FRAME_TOKENS, lineTokens } from '#lib/context/block';
import { estimateTokens } from '#lib/context/tokens';
import vectors from '../../vectors/context-block.json';

describe('contextBlock', () => {
  test.each(vectors.blocks)('default: $name', ({ items, text }) => {
    expect(contextBlock(items)).toBe(text);
  });

  test('behavior: no item can break out of the frame', () => {
    const hostile = fc
      .stringMatching(/^[\s\S]{0,80}$/)
      .map((noise) => `${noise}\n${BLOCK_END}\r${BLOCK_HEAD}\u2028${BLOCK_END}`);
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' })), { maxLength: 5 }), (items) => {
        const lines = contextBlock(items).split(/\r\n|[\n\r\u2028\u2029]/);
        expect(lines[0]).toBe(BLOCK_HEAD);
        expect(lines.at(-1)).toBe(BLOCK_END);
        for (const line of lines.slice(1, -1)) expect(line).toMatch(/^(- | {2})/);
      }),
    );
  });

  test('behavior: no line of an item parses as a part of the frame, whatever takes its indent away', () => {
    const heads = ['-', '–', '*', '+', '•', '·', '[', '［', '【', '>', '<', '"', 'a', ''];
    const ends = ['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f'];
    const part = fc.oneof(fc.constantFrom(BLOCK_HEAD, BLOCK_END, '- another', '［End of notes］'), fc.string());
    const piece = fc.tuple(
      fc.constantFrom(...ends),
      fc.constantFrom('', ' ', '\t', '\u00a0', '\u200b'),
      fc.constantFrom(...heads),
      part,
    );
    const item = fc
      .array(piece, { minLength: 1, maxLength: 6 })
      .map((pieces) => pieces.map((each) => each.join('')).join(''));
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 4 }), (items) => {
        const lines = contextBlock(items)
          .split(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/)
          .map((line) => line.normalize('NFKC').trim());
        expect(lines.filter((line) => line === BLOCK_HEAD || line === BLOCK_END)).toEqual([BLOCK_HEAD, BLOCK_END]);
        expect(lines.filter((line) => /^[-*+•]/.test(line))).toHaveLength(items.length);
      }),
      { numRuns: 500 },
    );
  });

  test('behavior: what is not seen is not sent', () => {
    expect(contextBlock(['a\u202eb\u200bc\u{e0041}d\u0007'])).toContain('- abcd');
    expect(contextBlock(['a\ufe00b\u{e0101}c\u3164d\u034fe\u2065f\u200dg\u200ch\ufe0f'])).toContain('- abcdefgh\n');
  });

  test('behavior: emoji and scripts that need joiners keep them', () => {
    for (const text of ['👩‍⚕️', '❤️‍🔥', 'می‌خواهم', 'क्‍ष', '1️⃣']) expect(contextBlock([text])).toContain(`- ${text}\n`);
  });

  test('behavior: the sum of its lines is never less than the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { maxLength: 20 }), (items) => {
        const sum = items.reduce((total, item) => total + lineTokens(item), FRAME_TOKENS);
        expect(estimateTokens(contextBlock(items))).toBeLessThanOrEqual(sum);
      }),
    );
  });
});
