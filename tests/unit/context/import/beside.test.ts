import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { besideEach } from '#lib/context/import/beside';
import { Newest } from '#lib/context/import/newest';
import { likeness } from '#lib/context/similar';

describe('texts of one import beside each other', () => {
  test('default: a contradiction and a repetition name each other, what stands alone names none', () => {
    const texts = [
      'I eat meat every day',
      'I keep bees in Ternitz',
      'I never eat meat',
      'I keep bees up in Ternitz',
      'I sail',
    ];
    expect(besideEach(texts)).toEqual([
      { at: 2, how: 'against' },
      { at: 3, how: 'same' },
      { at: 0, how: 'against' },
      { at: 1, how: 'same' },
      null,
    ]);
  });

  test('behavior: other numbers in the same statement are a contradiction', () => {
    expect(besideEach(['I keep 3 bee hives in Ternitz', 'I keep 5 bee hives in Ternitz'])[1]).toEqual({
      at: 0,
      how: 'against',
    });
  });

  test('behavior: whatever is named is like it, and named by somebody', () => {
    const word = fc.constantFrom('I', 'never', 'eat', 'meat', 'bees', 'sail', 'hives', '3', '5', 'Ternitz');
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
        const beside = besideEach(texts);
        expect(beside).toHaveLength(texts.length);
        for (const [at, other] of beside.entries()) {
          if (!other) continue;
          expect(other.at).not.toBe(at);
          expect(likeness(texts[at] ?? '', texts[other.at] ?? '')).toBe(other.how);
          expect(beside[other.at]).not.toBeNull();
        }
      }),
    );
  });
});

describe('more than can be reviewed', () => {
  const candidate = (text: string, when: number | null) => ({
    text,
    category: 'Other',
    source: { app: null, when, where: '' },
    reason: 'kept' as const,
    masked: [],
  });

  test('default: all, in their order', () => {
    const newest = new Newest(3);
    for (const [text, when] of [
      ['a', 1],
      ['b', null],
      ['c', 9],
    ] as const)
      newest.add(candidate(text, when));
    const { candidates, left } = newest.take();
    expect([candidates.map(({ text }) => text), left]).toEqual([['a', 'b', 'c'], 0]);
  });

  test('behavior: the newest stay, and how many older there are is told', () => {
    const times = fc.array(fc.option(fc.integer({ min: 1, max: 50 })), { maxLength: 40 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 8 }), (all, most) => {
        const newest = new Newest(most);
        for (const [at, when] of all.entries()) newest.add(candidate(String(at), when));
        const { candidates, left } = newest.take();
        const ages = (of: (number | null)[]) => of.map((when) => when ?? 0).sort((a, b) => b - a);
        expect(ages(candidates.map(({ source }) => source.when))).toEqual(ages(all).slice(0, most));
        expect(left).toBe(all.length - candidates.length);
        const places = candidates.map(({ text }) => Number(text));
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});
