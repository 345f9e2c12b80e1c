import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ProofFileSchema } from '#lib/protocol/proof';
import { isValid, type JsonSchema } from '../protocol/json-schema';
import { file } from './support';

const spec = readFileSync('docs/spec/proof.md', 'utf8');
const published: JsonSchema = JSON.parse(readFileSync('docs/spec/proof.schema.json', 'utf8'));
const good = file.vectors[0]?.proof as Record<string, unknown>;

/** What no file alone shows: it depends on the node, or takes a file of over 200 kB (`tests/vectors/log/entry.json`). */
const ELSEWHERE = new Set(['not-checked', 'chain-unreachable', 'chain-rejected', 'entry-too-long']);

/** The reasons that the page on proof files names for a step's failure. */
const reasons = [...spec.matchAll(/^\| (?:`\w+` )?\| ((?:`[a-z-]+`(?:, )?)+) \|/gm)]
  .flatMap(([, cell]) => cell?.match(/[a-z-]+/g) ?? [])
  .filter((reason) => !ELSEWHERE.has(reason));

describe('vectors', () => {
  test('show every reason that the page names', () => {
    const shown = new Set(file.vectors.flatMap(({ failing }) => Object.values(failing)));
    expect(reasons.length).toBeGreaterThan(15);
    expect(reasons.filter((reason) => !shown.has(reason))).toEqual([]);
  });
});

describe('the published schema', () => {
  test.each(file.vectors)('vector: $name', ({ proof }) => {
    expect(isValid(published, proof)).toBe(v.safeParse(ProofFileSchema, proof).success);
  });

  test('property: agrees with the code on files with a changed member', () => {
    const member = fc.constantFrom(...Object.keys(good), 'other');
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...Object.values(good)));
    fc.assert(
      fc.property(member, value, (name, put) => {
        const proof = { ...good, [name]: put };
        expect(isValid(published, proof)).toBe(v.safeParse(ProofFileSchema, proof).success);
      }),
    );
  });
});
