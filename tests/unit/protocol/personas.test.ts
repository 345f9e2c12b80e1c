import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import {
  type ActivePersona,
  categoryWithin,
  MAX_PERSONA_NAME_CHARS,
  PersonaDraftSchema,
  type PersonaSettings,
} from '#lib/protocol/index';
import { parseLine } from '#lib/vault/file/lines';

const persona = (...categories: string[]): ActivePersona => ({
  kind: 'persona',
  persona: { id: '7c2d7a52-8d4c-4f0e-9a57-2b7f3f5a9e10', name: 'P', categories },
});

describe('where something new belongs', () => {
  test.each<[string, ActivePersona, string]>([
    ['Work', { kind: 'all' }, 'Work'],
    ['Work', persona('Coding', 'Work'), 'Work'],
    ['Work', persona('Games & media'), 'Games & media'],
    ['Work', persona('Health', 'Style'), 'Style'],
    ['Health', persona('Games & media'), 'Health'],
    ['Work', persona('Health'), 'Work'],
    ['Work', persona(), 'Work'],
    ['Work', { kind: 'gone' }, 'Work'],
  ])('%s under %j: %s', (suggested, active, category) => {
    expect(categoryWithin(suggested, active)).toBe(category);
  });
});

describe('what is typed', () => {
  test('default: one spelling, each category once, in one order', () => {
    const draft = { name: ' My\u200b  work ', categories: ['work', 'Own', 'Work', ' Own '] };
    expect(v.parse(PersonaDraftSchema, draft)).toEqual({ name: 'My work', categories: ['Own', 'Work'] });
  });

  test.each([
    { name: ' \u200b', categories: [] },
    { name: 'n'.repeat(MAX_PERSONA_NAME_CHARS + 1), categories: [] },
    { name: 'Work', categories: [''] },
    { name: 'Work', categories: Array.from({ length: 201 }, (_, i) => `c${i}`) },
    { name: 'Work', categories: [], more: true },
  ])('error: $name with $categories.length categories', (draft) => {
    expect(v.is(PersonaDraftSchema, draft)).toBe(false);
  });
});

const rev = fc.record({ t: fc.nat(), c: fc.nat({ max: 9 }), d: fc.uuid() });
const draft = fc
  .record({ name: fc.stringMatching(/^[a-z]{1,40}$/), categories: fc.array(fc.stringMatching(/^[A-Z][a-z]{20}$/)) })
  .map((said) => v.parse(PersonaDraftSchema, said));
const settings: fc.Arbitrary<PersonaSettings> = fc.record({
  personas: fc.array(fc.record({ id: fc.uuid(), said: fc.option(draft), rev })),
  choices: fc.array(
    fc.record({ at: fc.webUrl(), choice: fc.oneof(fc.uuid(), fc.constantFrom('all', 'default')), rev }),
  ),
});
const lineOf = (value: unknown) =>
  JSON.stringify({ t: 'record', store: 'settings', id: 'personas', value, leaves: [] });

describe('in a wallet file', () => {
  test('behavior: what was kept comes out as it went in', () => {
    fc.assert(
      fc.property(settings, (value) => {
        expect(parseLine(lineOf(value))).toMatchObject({ value });
      }),
    );
  });

  test('error: anything that is not of the format', () => {
    const damage = fc.constantFrom<Record<string, unknown>>(
      { choices: undefined },
      { personas: [{ id: 'x', said: null, rev: { t: 0, c: 0, d: 'x' } }] },
      { personas: {} },
      { choices: [{ at: 'https://claude.ai', choice: 'everything', rev: { t: 0, c: 0, d: 'x' } }] },
      { sensitive: [] },
    );
    fc.assert(
      fc.property(settings, damage, (value, change) => {
        expect(() => parseLine(lineOf({ ...value, ...change }))).toThrow(
          expect.objectContaining({ code: 'file-content' }),
        );
      }),
    );
  });
});
