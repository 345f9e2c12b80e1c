import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { AloneProofSchema, ProofFileSchema } from '#lib/protocol/proof';
import { isValid, type JsonSchema } from '../protocol/json-schema';
import { file } from './support';

const spec = readFileSync('docs/spec/proof.md', 'utf8');
const published: JsonSchema = JSON.parse(readFileSync('docs/spec/proof.schema.json', 'utf8'));
const publishedAlone: JsonSchema = JSON.parse(readFileSync('docs/spec/proof-alone.schema.json', 'utf8'));
const good = file.vectors[0]?.proof as Record<string, unknown>;

/** What no file alone shows: it depends on the node, or takes a file of over 200 kB (`tests/vectors/log/entry.json`). */
const ELSEWHERE = new Set([
  'not-checked',
  'chain-unreachable',
  'chain-rejected',
  'header-unreachable',
  'entry-too-long',
]);

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

const stamped = file.vectors.find(({ name }) => name.startsWith('stamp: '))?.proof as Record<string, unknown>;
const alone = file.vectors.find(({ name }) => name.startsWith('alone: '))?.proof as Record<string, unknown>;

describe.each([
  ['of proof files', published, ProofFileSchema, [good, stamped]],
  ['of proofs of a record alone', publishedAlone, AloneProofSchema, [alone]],
] as const)('the published schema %s', (_, schema, own, samples) => {
  test.each(file.vectors)('vector: $name', ({ proof }) => {
    expect(isValid(schema, proof)).toBe(v.safeParse(own, proof).success);
  });

  test('property: agrees with the code on files with a changed member', () => {
    const sample = fc.constantFrom(...samples);
    const member = fc.constantFrom(...samples.flatMap(Object.keys), 'other');
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom(...samples.flatMap(Object.values)));
    fc.assert(
      fc.property(sample, member, value, (given, name, put) => {
        const proof = { ...given, [name]: put };
        expect(isValid(schema, proof)).toBe(v.safeParse(own, proof).success);
      }),
    );
  });
});
