import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contextBlock, entryTokens, frameTokens, lineTokens } from '#lib/context/block';
import { estimateTokens } from '#lib/context/tokens';
import { BLOCK_STYLES, type BlockForm, FRAME_LANGUAGES } from '#lib/protocol/index';
import vectors from '../../vectors/context-block.json';

const ENDS_OF_LINES = /\r\n|[\n\r\u0085\u2028\u2029\v\f]/;
const FORMS = BLOCK_STYLES.flatMap((style) => FRAME_LANGUAGES.map((language) => ({ style, language })));
const form = fc.constantFrom(...FORMS);

/** Head and end of a form, as they stand. */
function frameOf(of: BlockForm): [head: string, end: string] {
  const [head = '', end = ''] = contextBlock([], of).split('\n');
  return [head, end];
}

/** Items made of what a frame is made of, behind every kind of line end and white space. */
const hostileItem = (() => {
  const heads = [
    '-',
    '–',
    '*',
    '+',
    '•',
    '·',
    '[',
    '［',
    '【',
    '(',
    '>',
    '<',
    '＜',
    '</',
    '"',
    '”',
    '“',
    '#',
    '```',
    '&',
    'a',
    '',
  ];
  const ends = ['\n', '\r\n', '\r', '\u2028', '\u2029', '\u0085', '\v', '\f', ' '];
  const frames = FORMS.flatMap(frameOf);
  const part = fc.oneof(
    fc.constantFrom(...frames, '- another', '［End of notes］', '</item>', '<item>', '” (End of notes)', '“another”'),
    fc.string(),
    fc.string({ unit: 'binary' }),
  );
  const blank = fc.constantFrom('', ' ', '\t', '\u00a0', '\u200b');
  const piece = fc.tuple(fc.constantFrom(...ends), blank, fc.constantFrom(...heads), part);
  return fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.map((each) => each.join('')).join(''));
})();

describe('contextBlock', () => {
  test.each(vectors.blocks)('default: $name', ({ items, form: of, membership, text }) => {
    expect(contextBlock(items, of as BlockForm | undefined, membership)).toBe(text);
  });

  test('behavior: in no style and language does an item begin or end the frame, whatever takes its indent away', () => {
    fc.assert(
      fc.property(fc.array(hostileItem, { minLength: 1, maxLength: 4 }), form, (items, of) => {
        const frame = frameOf(of).map((line) => line.normalize('NFKC'));
        const lines = contextBlock(items, of)
          .split(ENDS_OF_LINES)
          .map((line) => line.normalize('NFKC').trim());
        expect(lines.filter((line) => frame.includes(line))).toEqual(frame);
        expect([lines[0], lines.at(-1)]).toEqual(frame);
      }),
      { numRuns: 2_000 },
    );
  });

  test('behavior: no line of an item passes for one on a membership', () => {
    fc.assert(
      fc.property(fc.array(hostileItem, { minLength: 1, maxLength: 4 }), form, (items, of) => {
        const lines = contextBlock(items, of, '[Member]').split(ENDS_OF_LINES).slice(1, -1);
        const bracketed = lines.filter((line) => line.normalize('NFKC').trim().startsWith('['));
        expect(bracketed).toEqual(['[Member]']);
        expect(lines.at(-1)).toBe('[Member]');
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(['list', 'markdown'] as const)('behavior: as %s, one entry an item, and no heading or fence', (style) => {
    fc.assert(
      fc.property(fc.array(hostileItem, { minLength: 1, maxLength: 4 }), (items) => {
        const lines = contextBlock(items, { style, language: 'en' })
          .split(ENDS_OF_LINES)
          .slice(1, -1)
          .map((line) => line.normalize('NFKC').trim());
        expect(lines.filter((line) => /^[-*+•]/.test(line))).toHaveLength(items.length);
        // Neither by itself nor as the beginning of an entry: there it would be a heading or a fence too (CommonMark).
        expect(lines.filter((line) => /^(?:[-*+•]\s*)?(?:#{1,6}(?:\s|$)|`{3}|~{3})/.test(line))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('behavior: as prose, every quote that opens or closes is the frame’s', () => {
    fc.assert(
      fc.property(fc.array(hostileItem, { minLength: 1, maxLength: 4 }), (items) => {
        const lines = contextBlock(items, { style: 'prose', language: 'en' }).split(ENDS_OF_LINES);
        expect(lines).toHaveLength(3);
        expect(lines[1]?.match(/["“”„‟«»＂〝〞〟❝❞]/g)?.join('')).toBe('“”'.repeat(items.length));
      }),
      { numRuns: 500 },
    );
  });

  test('behavior: as XML, a parser finds the items and nothing else', () => {
    fc.assert(
      fc.property(fc.array(hostileItem, { minLength: 1, maxLength: 4 }), (items) => {
        const text = contextBlock(items, { style: 'xml', language: 'fr' });
        expect(text.match(/[<＜﹤]/g)).toHaveLength(2 + 2 * items.length);
        expect(text.match(/&(?!amp;|lt;)/g)).toBeNull();
        expect(text.match(/<item>[^<]*<\/item>/g)).toHaveLength(items.length);
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

  test('behavior: the sum of its entries is never less than the whole, but for what XML spells otherwise', () => {
    const item = fc.string({ minLength: 1 }).filter((text) => !/[&<]/.test(text.normalize('NFKC')));
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), form, (items, of) => {
        const each = entryTokens(of.style);
        const sum = items.reduce((total, text) => total + lineTokens(text) + each, frameTokens(of));
        expect(estimateTokens(contextBlock(items, of))).toBeLessThanOrEqual(sum);
      }),
    );
  });
});
