import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { DetailsSchema, ItemDraftSchema, ItemSchema, REMARKS, remarksOf, stamped } from '#lib/protocol/index';
import vectors from '../../vectors/item.json';
import { isValid, type JsonSchema } from './json-schema';
import { someItem } from './random-items';

const published: JsonSchema = JSON.parse(readFileSync('docs/spec/item.schema.json', 'utf8'));

/** What may stand where something else should. */
const JUNK = [null, true, false, 0, -1, 1, 2, 3, 1.5, 2 ** 53, '', ' ', 'x', 'Tea', 'x'.repeat(5_000), [], ['x'], {}];

/** Every member of a value, members of members among them, as paths. */
function pathsIn(value: unknown, at: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [[...at, name], ...pathsIn(member, [...at, name])]);
}

/** The same with one member changed, left out or added. */
function changed(value: object, { at, how, junk }: { at: number; how: string; junk: unknown }): unknown {
  const copy = structuredClone(value);
  const paths = pathsIn(copy);
  const path = paths[at % paths.length] as string[];
  const name = path.at(-1) as string;
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>((whole, part) => whole[part] as typeof whole, copy as never);
  if (how === 'drop' && !Array.isArray(parent)) delete parent[name];
  else if (how === 'add' && !Array.isArray(parent)) parent[`${name}X`] = junk;
  else if (how === 'version') Object.assign(copy, { v: junk });
  else parent[name] = junk;
  return copy;
}

const aChange = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('put', 'put', 'put', 'drop', 'add', 'version'),
  junk: fc.constantFrom(...JUNK),
});

describe('the published schema', () => {
  for (const { name, item, expect: outcome } of vectors) {
    test(`vector: ${name}`, () => {
      expect(v.is(ItemSchema, item)).toBe(outcome === 'success');
      expect(isValid(published, item)).toBe(outcome === 'success');
    });
  }

  test('behavior: takes every item that is written here', () => {
    fc.assert(
      fc.property(someItem, (item) => {
        expect(v.parse(ItemSchema, item)).toEqual(item);
        expect(isValid(published, item)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('behavior: takes and refuses what is taken and refused here', () => {
    let refused = 0;
    fc.assert(
      fc.property(someItem, aChange, (item, change) => {
        const other = changed(item, change);
        const taken = v.is(ItemSchema, other);
        if (!taken) refused++;
        expect(isValid(published, other)).toBe(taken);
      }),
      { numRuns: 3_000 },
    );
    expect(refused).toBeGreaterThan(1_000);
  });
});

describe('versions', () => {
  test('behavior: an item is written as the lowest version that can say it', () => {
    fc.assert(
      fc.property(someItem, (item) => {
        const { v: version, ...rest } = item;
        const isPlain = item.source?.kind !== 'import' && REMARKS.every((name) => !(name in item));
        expect(version).toBe(isPlain ? 1 : 2);
        expect(stamped(rest)).toEqual(item);
        expect(v.is(ItemSchema, { ...item, v: 1 })).toBe(isPlain);
        expect(v.is(ItemSchema, { ...item, v: 3 })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  test('behavior: one item is spelled in one way, however it was put together', () => {
    fc.assert(
      fc.property(someItem, (item) => {
        const backwards = Object.fromEntries(Object.entries(item).reverse()) as typeof item;
        expect(JSON.stringify(stamped(backwards))).toBe(JSON.stringify(v.parse(ItemSchema, item)));
      }),
    );
  });

  test('behavior: a draft says all that an item says beside where it comes from', () => {
    fc.assert(
      fc.property(someItem, (item) => {
        const draft = { text: item.text, category: item.category, ...remarksOf(item) };
        expect(v.parse(ItemDraftSchema, draft)).toEqual(draft);
      }),
    );
  });
});

describe('details', () => {
  test('behavior: what cannot be seen is taken out, and nothing is not said', () => {
    const told = { kind: 'project', name: ' Sat\u200bchel\u202e ' };
    expect(v.parse(DetailsSchema, told)).toEqual({ kind: 'project', name: 'Satchel' });
    expect(v.is(DetailsSchema, { kind: 'project', name: '\u200b' })).toBe(false);
  });
});
