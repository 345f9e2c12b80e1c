import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headsOf } from '#lib/context/heads';
import { keepHeads } from '#lib/context/kept-heads';
import { keepNumbers, readNumbers } from '#lib/context/kept-numbers';
import { changeTerms, keepTerms, termsById } from '#lib/context/kept-terms';
import { Ranking } from '#lib/context/ranking';
import { queryTermsOf } from '#lib/context/terms';
import { fromUtf8, utf8 } from '#lib/crypto/bytes';
import type { IndexHead, KeptHeads, KeptTerms } from '#lib/vault/index';

const TERMS = ['nurs', 'shift', 'tea', 'kraków', '夜勤', '😀', 'constructor'];

const aHead = fc.record(
  {
    id: fc.uuid(),
    category: fc.constantFrom('Work', 'Health'),
    updated: fc.maxSafeNat(),
    tokens: fc.nat(1_000),
    place: fc.tuple(fc.constantFrom('a 1', 'b 2'), fc.maxSafeNat()),
    remarks: fc.constant({ pin: true as const }),
  },
  { requiredKeys: ['id', 'category', 'updated', 'tokens'] },
);
const someHeads = fc.uniqueArray(aHead, { selector: ({ id }) => id, maxLength: 40 });
const terms = fc.array(fc.constantFrom(...TERMS), { maxLength: 20 });

describe('numbers as text', () => {
  test('behavior: any whole numbers come back, and JSON spells them as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (numbers) => {
        const text = keepNumbers(numbers);
        const read = new Float64Array(numbers.length);
        expect(readNumbers(text, read, 0, numbers.length)).toBe(true);
        expect([...read]).toEqual(numbers);
        expect(JSON.stringify(text)).toHaveLength(text.length + 2);
      }),
    );
  });

  test.each([
    ['fewer', [1, 2], 3],
    ['more', [1, 2], 1],
  ])('error: %s than there ought to be', (_name, numbers, count) => {
    expect(readNumbers(keepNumbers(numbers), new Float64Array(8), 0, count)).toBe(false);
  });

  test('args: a number that is none of these becomes the nearest', () => {
    const read = new Float64Array(3);
    readNumbers(keepNumbers([-1, 1.5, Number.POSITIVE_INFINITY]), read, 0, 3);
    expect([...read]).toEqual([0, 1, Number.MAX_SAFE_INTEGER]);
  });
});

describe('a segment', () => {
  test('behavior: heads come back as they were', () => {
    fc.assert(
      fc.property(someHeads, (heads) => {
        expect(headsOf(JSON.parse(JSON.stringify(keepHeads(heads))))).toEqual(heads);
      }),
    );
  });

  test('behavior: terms come back, in no order', () => {
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 40 }), (lists) => {
        const entries = lists.map((list, i): [string, string[]] => [`id${i}`, list]);
        const back = termsById(JSON.parse(JSON.stringify(keepTerms(entries))));
        expect(back).not.toBeNull();
        for (const [id, list] of entries) expect(back?.get(id)?.sort()).toEqual([...list].sort());
      }),
    );
  });
});

describe('a segment of which items change', () => {
  const list = fc.array(terms, { minLength: 1, maxLength: 20 });

  test('behavior: it says the same as one that is made anew', () => {
    fc.assert(
      fc.property(
        list,
        fc.array(fc.tuple(fc.nat(25), fc.option(terms, { nil: null })), { maxLength: 8 }),
        (lists, changes) => {
          const after = new Map(lists.map((own, i) => [`id${i}`, own]));
          const changed = new Map<string, string[]>();
          for (const [i, own] of changes) {
            if (own) after.set(`id${i}`, own);
            else after.delete(`id${i}`);
            if (own) changed.set(`id${i}`, own);
            else changed.delete(`id${i}`);
          }
          const before = keepTerms(lists.map((own, i) => [`id${i}`, own]));
          const kept = changeTerms(before, [...after.keys()], changed);
          const sorted = (map: Map<string, string[]> | null) => [...(map ?? [])].map(([id, own]) => [id, own.sort()]);
          expect(kept && sorted(termsById(kept))).toEqual(
            sorted(new Map([...after].map(([id, own]) => [id, [...own]]))),
          );
          expect(kept?.lengths).toBe(keepTerms(after).lengths);
          expect(kept?.words.split(' ').length).toBe(keepTerms(after).words.split(' ').length);
        },
      ),
    );
  });

  test('error: an item that it does not have, or another order, it cannot tell', () => {
    const kept = keepTerms([
      ['a', ['tea']],
      ['b', ['milk']],
    ]);
    expect(changeTerms(kept, ['a', 'c'], new Map())).toBeNull();
    expect(changeTerms(kept, ['b', 'a'], new Map())).toBeNull();
    expect(changeTerms({ ...kept, postings: '' }, ['a', 'b'], new Map())).toBeNull();
  });
});

describe('a segment with a byte changed', () => {
  const heads = Array.from(
    { length: 12 },
    (_, i): IndexHead => ({
      id: `id${i}`,
      category: i % 2 ? 'Work' : 'Health',
      updated: 1_700_000_000_000 + i,
      tokens: 10,
      place: [`source ${i % 3}`, i],
      ...(i === 5 ? { remarks: { pin: true as const } } : {}),
    }),
  );
  const kept = utf8(
    JSON.stringify([keepHeads(heads), keepTerms(heads.map(({ id }, i) => [id, ['nurs', TERMS[i % 7] ?? '', 'nurs']]))]),
  );

  /** What the vault's seal would refuse long before: what is left of it is either read or passed over. */
  test('error: it is passed over, to be made anew, or read as what it says; nothing breaks', () => {
    let passedOver = 0;
    fc.assert(
      fc.property(fc.nat(kept.length - 1), fc.integer({ min: 1, max: 127 }), (at, turn) => {
        const bytes = kept.slice();
        bytes[at] = (bytes[at] ?? 0) ^ turn;
        let segment: [KeptHeads, KeptTerms];
        try {
          segment = JSON.parse(fromUtf8(bytes));
        } catch {
          return;
        }
        const ranking = new Ranking(() => false);
        ranking.load([segment[0]]);
        ranking.learn([segment[1]]);
        if (ranking.size !== heads.length || ranking.unlearned > 0) passedOver++;
        const found = ranking.search(queryTermsOf('nurse shift Kraków'), { most: 20 });
        expect(found.length).toBeLessThanOrEqual(ranking.size);
        ranking.apply([{ ...heads[3], id: 'id3', category: 'Work', updated: 1, tokens: 1, terms: ['tea'] }]);
        expect(ranking.newest()).toHaveLength(ranking.size);
        expect(ranking.search(queryTermsOf('tea')).map(({ head }) => head.id)).toContain('id3');
      }),
      { numRuns: 10_000 },
    );
    expect(passedOver).toBeGreaterThan(100);
  });
});
