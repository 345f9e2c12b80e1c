import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ItemDraftSchema, MAX_ITEM_CHARS, MAX_ITEMS_PER_IMPORT } from '#lib/protocol/index';
import { parseImport } from '../../../components/items/parse-import';

describe('parseImport', () => {
  test('default: one item a line, blank lines left out', () => {
    expect(parseImport('I am a nurse\r\n\n  Short answers  \n', 'About me')).toEqual({
      drafts: [
        { text: 'I am a nurse', category: 'About me' },
        { text: 'Short answers', category: 'About me' },
      ],
      skipped: 1,
      problems: [],
    });
  });

  test('default: a JSON list, with the given category where an entry names none', () => {
    expect(parseImport('[{"text":"a","category":"Work"},{"text":"b"}]', 'Other').drafts).toEqual([
      { text: 'a', category: 'Work' },
      { text: 'b', category: 'Other' },
    ]);
  });

  test('behavior: a line that begins with a bracket is a line', () => {
    expect(parseImport('[sic] I wrote that', 'Other').drafts).toHaveLength(1);
  });

  const wrong: [string, string, string, number][] = [
    ['broken JSON', '[{"text":', 'not-json', 1],
    ['an object', '{"text":"a"}', 'not-list', 1],
    ['an entry without text', '[{"text":"a"},{"category":"x"}]', 'no-text', 2],
    ['text that is no text', '[{"text":5}]', 'no-text', 1],
    ['an inherited property', '[{"__proto__":{"text":"a"}}]', 'no-text', 1],
    ['a line too long', `ok\n${'x'.repeat(MAX_ITEM_CHARS + 1)}`, 'too-long', 2],
    ['an empty category', '[{"text":"a","category":" "}]', 'bad-category', 1],
    ['too many', 'x\n'.repeat(MAX_ITEMS_PER_IMPORT + 1), 'too-many', MAX_ITEMS_PER_IMPORT + 1],
  ];
  test.each(wrong)('error: %s', (_name, source, kind, at) => {
    expect(parseImport(source, 'Other').problems[0]).toEqual({ kind, at });
  });

  test('behavior: whatever comes in, what comes out fits the vault’s schema', () => {
    const json = fc.json({ maxDepth: 3 });
    const entries = fc
      .array(fc.record({ text: fc.string(), category: fc.string() }, { requiredKeys: [] }))
      .map((list) => JSON.stringify(list));
    const mutated = fc.tuple(entries, fc.nat(), fc.string({ maxLength: 3 })).map(([text, at, noise]) => {
      const cut = at % (text.length + 1);
      return text.slice(0, cut) + noise + text.slice(cut + noise.length);
    });
    fc.assert(
      fc.property(fc.oneof(fc.string(), json, entries, mutated), (source) => {
        expect(v.is(v.array(ItemDraftSchema), parseImport(source, 'Other').drafts)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  }, 30_000);
});
