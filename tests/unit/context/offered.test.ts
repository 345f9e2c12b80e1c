import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexEntry } from '#lib/context/index-entry';
import { offer, pick } from '#lib/context/pick';
import { Ranking } from '#lib/context/ranking';
import { type Item, type Remarks, stamped } from '#lib/protocol/index';

const NOW = 1_000;
const SENSITIVE = 'Health';
const CATEGORIES = ['Work', 'About me', SENSITIVE];
const WORDS = ['nurse', 'shift', 'tea', 'garden'];

function item(n: number, text: string, rest: Partial<Item> = {}): Item {
  return stamped({
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    text,
    category: 'Work',
    provenance: { kind: 'typed', at: 0 },
    trust: 'approved',
    created: 0,
    rev: { t: n, c: 0, d: '00000000-0000-4000-8000-000000000000' },
    ...rest,
  });
}

function built(items: readonly Item[]): Ranking {
  const ranking = new Ranking((category) => category === SENSITIVE);
  ranking.learn([]);
  ranking.apply(items.map(indexEntry));
  return ranking;
}

const aMoment = fc.option(fc.constantFrom(NOW - 1, NOW, NOW + 1), { nil: undefined });
const flag = fc.option(fc.constant(true as const), { nil: undefined });
const remarks: fc.Arbitrary<Remarks> = fc.record({
  pin: flag,
  sensitive: flag,
  validFrom: aMoment,
  validUntil: aMoment,
  supersededBy: fc.option(fc.uuid(), { nil: undefined }),
});
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((some) => some.join(' '));
const anItem = fc.record({
  text: words,
  remarks,
  category: fc.constantFrom(...CATEGORIES),
  trust: fc.constantFrom('approved', 'approved', 'approved', 'quarantined'),
});
const someItems = fc
  .array(anItem, { maxLength: 30 })
  .map((all) => all.map(({ text, remarks: said, ...rest }, n) => item(n, text, { ...rest, ...said })));
const draft = fc.oneof(words, fc.constant(''));
const budget = fc.constantFrom(60, 150, 1_000);

/** As the specification says it (docs/spec/item.md). */
const holds = ({ trust, validFrom, validUntil, supersededBy }: Item) =>
  trust === 'approved' &&
  supersededBy === undefined &&
  (validFrom === undefined || validFrom <= NOW) &&
  (validUntil === undefined || validUntil > NOW);

describe('what may be offered', () => {
  test('behavior: what does not hold is never offered nor chosen, by click, by itself or in a window', () => {
    fc.assert(
      fc.property(someItems, draft, budget, fc.subarray(CATEGORIES), (items, query, tokenBudget, categories) => {
        const ranking = built(items);
        const byId = new Map(items.map((each) => [each.id, each]));
        const shown = offer(ranking, query, { categories: null, tokenBudget }, 100, NOW);
        const asked = pick(ranking, query, { categories: null, tokenBudget }, NOW);
        const unasked = pick(ranking, query, { categories, tokenBudget }, NOW);
        for (const { id } of [...shown, ...asked, ...unasked]) expect(byId.get(id)).toSatisfy(holds);
        for (const { id } of unasked) {
          expect(categories).toContain(byId.get(id)?.category);
          expect(byId.get(id)?.sensitive).toBeUndefined();
        }
        for (const { id, reason } of [...asked, ...shown.filter(({ selected }) => selected)]) {
          const { sensitive, category } = byId.get(id) as Item;
          if (sensitive || category === SENSITIVE) expect(reason.kind).toBe('matches');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('behavior: pinned items come first, as many as the room takes, and the room is kept', () => {
    fc.assert(
      fc.property(someItems, draft, budget, (items, query, tokenBudget) => {
        const picked = pick(built(items), query, { categories: CATEGORIES, tokenBudget }, NOW);
        const kinds = picked.map(({ reason }) => reason.kind === 'pinned');
        expect(kinds).toEqual([...kinds].sort((a, b) => Number(b) - Number(a)));
        expect(new Set(picked.map(({ id }) => id)).size).toBe(picked.length);
        expect(picked.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThan(tokenBudget);
        const pins = items.filter((each) => each.pin && !each.sensitive && holds(each));
        if (tokenBudget === 1_000) expect(kinds.filter(Boolean)).toHaveLength(pins.length);
      }),
      { numRuns: 300 },
    );
  });

  test('default: a pinned item goes along with any draft, and says why', () => {
    const many = Array.from({ length: 60 }, (_, n) => item(n + 10, `I like garden thing${n} on sunny days`));
    const ranking = built([item(1, 'I am a nurse', { pin: true }), item(2, 'I drink tea'), ...many]);
    const reasons = (query: string) =>
      pick(ranking, query, { categories: ['Work'], tokenBudget: 150 }, NOW).map(({ reason }) => reason);
    expect(reasons('Capital of France')).toEqual([{ kind: 'pinned' }]);
    expect(reasons('Which tea?')).toEqual([{ kind: 'pinned' }, { kind: 'matches', words: ['tea'] }]);
    expect(reasons('nurse')).toEqual([{ kind: 'pinned' }]);
  });

  test('behavior: a window offers a pinned sensitive line, without a tick', () => {
    const ranking = built([item(1, 'I am a nurse', { pin: true, sensitive: true })]);
    expect(offer(ranking, '', { categories: null, tokenBudget: 150 }, 12, NOW)).toMatchObject([
      { selected: false, reason: { kind: 'pinned' } },
    ]);
  });
});
