import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepHeads } from '#lib/context/kept-heads';
import { keepTerms } from '#lib/context/kept-terms';
import { pick } from '#lib/context/pick';
import { Ranking } from '#lib/context/ranking';
import { queryTermsOf, termsOf } from '#lib/context/terms';
import type { IndexEntry } from '#lib/vault/index';

const WORDS = ['nurse', 'shift', 'tea', 'kraków', 'climbing', 'bread', 'Hund', 'garden', '夜勤', 'Zürich'];
const CATEGORIES = ['Work', 'About me', 'Health'];
const DAY = 24 * 60 * 60_000;

function entry(id: string, text: string, rest: Partial<IndexEntry> = {}): IndexEntry {
  const terms = termsOf(text).map(({ term }) => term);
  return { id, category: 'Work', updated: 0, tokens: 10, terms, ...rest };
}

function built(entries: readonly IndexEntry[]): Ranking {
  const ranking = new Ranking(() => false);
  ranking.learn([]);
  ranking.apply(entries);
  return ranking;
}

const ids = (ranking: Ranking, query: string, options = {}) =>
  ranking.search(queryTermsOf(query), options).map(({ head }) => head.id);

const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' '));
const anEntry = fc
  .record({
    id: fc.nat(15).map((n) => `id${n}`),
    text: fc.option(text, { freq: 4 }),
    category: fc.constantFrom(...CATEGORIES),
    updated: fc.nat(5).map((days) => days * DAY),
    source: fc.option(fc.constantFrom('a', 'b')),
    order: fc.nat(1_000),
  })
  .map(({ id, text: written, category, updated, source, order }): IndexEntry => {
    // Two things of one source never have one place.
    const place: IndexEntry['place'] = source === null ? undefined : [source, order * 16 + Number(id.slice(2))];
    const made = entry(id, written ?? '', { category, updated, ...(place ? { place } : {}) });
    return written === null ? { ...made, terms: null } : made;
  });

describe('search', () => {
  test('behavior: after any adds, edits and removals it ranks as an index that was built at once', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 60 }), fc.nat(60), text, (history, loaded, query) => {
        const grown = new Ranking(() => false);
        const first = new Map(history.slice(0, loaded).map((each) => [each.id, each]));
        const there = [...first.values()].filter(({ terms }) => terms !== null);
        grown.load([keepHeads(there)]);
        grown.learn([keepTerms(there.map(({ id, terms }) => [id, terms ?? []]))]);
        for (const change of history.slice(loaded)) {
          ids(grown, query);
          grown.apply([change]);
        }
        const last = new Map(history.map((each) => [each.id, each]));
        const atOnce = built([...last.values()].filter(({ terms }) => terms !== null));
        expect(grown.size).toBe(atOnce.size);
        expect(grown.search(queryTermsOf(query))).toEqual(atOnce.search(queryTermsOf(query)));
      }),
      { numRuns: 300 },
    );
  });

  test('behavior: nothing outside the allowed categories is found or picked, nor changes the order of what is', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 40 }), fc.subarray(CATEGORIES), text, (history, allowed, query) => {
        const ranking = built(history);
        const inside = (category: string) => allowed.includes(category);
        const picked = pick(ranking, query, { categories: allowed, tokenBudget: 500 });
        expect(picked.every(({ category }) => inside(category))).toBe(true);
        const found = ids(ranking, query, { allowed: ({ category }: IndexEntry) => inside(category) });
        expect(found.every((id) => inside(ranking.entry(id)?.category ?? ''))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('args: most takes the first of all', () => {
    fc.assert(
      fc.property(fc.array(anEntry, { maxLength: 60 }), fc.nat(20), text, (history, most, query) => {
        const ranking = built(history);
        expect(ids(ranking, query, { most })).toEqual(ids(ranking, query).slice(0, most));
      }),
    );
  });

  test('behavior: more than 512 additions after the first search', () => {
    const ranking = built([entry('first', 'nurse')]);
    ids(ranking, 'nurse');
    for (let i = 0; i < 1_200; i++) {
      ranking.apply([entry(`id${i}`, i % 100 === 0 ? 'tea nurse tea' : 'tea')]);
      if (i % 300 === 0) ids(ranking, 'nurse');
    }
    expect(ids(ranking, 'nurse')).toHaveLength(13);
    ranking.apply([
      { ...entry('first', ''), terms: null },
      { ...entry('id0', ''), terms: null },
    ]);
    expect(ids(ranking, 'nurse')).toHaveLength(11);
  });

  test('behavior: of a long prompt the rarest words decide', () => {
    const common = Array.from({ length: 60 }, (_, i) => `common${i}`);
    const many = Array.from({ length: 50 }, (_, i) => entry(`m${i}`, common.join(' ')));
    const ranking = built([...many, entry('rare', 'penicillin')]);
    expect(ids(ranking, `${common.join(' ')} penicillin`)).toContain('rare');
  });

  test('behavior: of two that match as well, what stands beside another match comes first', () => {
    const said = (id: string, words: string, source: string, order: number) =>
      entry(id, words, { place: [source, order] });
    const ranking = built([
      said('alone', 'my shift is long', 'x', 1),
      said('tea', 'tea is on the table', 'x', 9),
      said('beside', 'my shift is long', 'y', 1),
      said('nurse', 'I am a nurse', 'y', 2),
    ]);
    const found = ids(ranking, 'nurse shift');
    expect(found.indexOf('beside')).toBeLessThan(found.indexOf('alone'));
    expect(found).not.toContain('tea');
  });

  test('behavior: of two that say the same, the newer comes first', () => {
    const ranking = built([entry('old', 'I like tea'), entry('new', 'I like tea', { updated: 400 * DAY })]);
    expect(ids(ranking, 'tea')).toEqual(['new', 'old']);
  });

  test('behavior: says by which words, as written', () => {
    const [hit] = built([entry('a', 'I am a nurse on shifts')]).search(queryTermsOf('Nurses and their shift plan'));
    expect(hit?.words).toEqual(['nurses', 'shift']);
  });

  test('behavior: a segment of other rules is not learned', () => {
    const ranking = new Ranking(() => false);
    ranking.load([keepHeads([entry('a', 'tea')])]);
    ranking.learn([{ ...keepTerms([['a', ['tea']]]), version: 1 }]);
    expect([ranking.unlearned, ids(ranking, 'tea')]).toEqual([1, []]);
  });
});
