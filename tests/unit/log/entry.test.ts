import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex, utf8 } from '#lib/crypto/bytes';
import { canonicalJson } from '#lib/crypto/canonical';
import { commitment, ENTRY_KINDS, MAX_ENTRY_BYTES, readEntry, writeEntry } from '#lib/log/entry';
import { ProofError } from '#lib/log/fault';
import { leafHash } from '#lib/log/hash';
import { hex, outcome, vectors } from './support';

const schema = v.strictObject({
  source: v.string(),
  vectors: v.array(
    v.strictObject({ name: v.string(), expect: v.string(), entry: v.string(), salt: hex, commitment: hex, leaf: hex }),
  ),
});
const salt = new Uint8Array(32);

describe('readEntry and commitment', () => {
  test.each(vectors('entry', schema).vectors)('vector: $name', (vector) => {
    expect(outcome(() => readEntry(vector.entry))).toBe(vector.expect);
    const committed = commitment(vector.entry, vector.salt);
    expect(toHex(committed)).toBe(vector.commitment);
    expect(commitment(vector.entry, fromHex(vector.salt))).toEqual(committed);
    expect(toHex(leafHash(committed))).toBe(vector.leaf);
  });

  test('property: what is written is read back', () => {
    const entry = fc.record({
      v: fc.constant(1 as const),
      kind: fc.constantFrom(...ENTRY_KINDS),
      at: fc.nat(),
      body: fc.dictionary(fc.string({ unit: 'grapheme' }), fc.oneof(fc.integer(), fc.boolean(), fc.constant(null))),
    });
    fc.assert(
      fc.property(entry, (value) => {
        expect(canonicalJson(readEntry(writeEntry(value)))).toBe(canonicalJson(value));
      }),
    );
  });

  test('property: any text gives an entry or a ProofError', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.json().map((body) => `{"at":0,"body":${body},"kind":"grant","v":1}`),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        try {
          expect(readEntry(candidate).v).toBe(1);
        } catch (error) {
          expect(error).toBeInstanceOf(ProofError);
        }
      }),
    );
  });

  test('error: nesting that would exhaust the stack', () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    expect(outcome(() => readEntry(`{"at":0,"body":${deep},"kind":"grant","v":1}`))).toBe('entry-not-canonical');
  });
});

describe('readEntry', () => {
  const lettersOf = (bytes: number): string => {
    const frame = '{"at":0,"body":"","kind":"grant","v":1}'.length;
    return `{"at":0,"body":"${'é'.repeat((bytes - frame) >> 1)}${'x'.repeat((bytes - frame) % 2)}","kind":"grant","v":1}`;
  };

  test('behavior: the limit is one of bytes, not of letters', () => {
    const longest = lettersOf(MAX_ENTRY_BYTES);
    expect(utf8(longest)).toHaveLength(MAX_ENTRY_BYTES);
    expect(outcome(() => readEntry(longest))).toBe('success');
    const longer = lettersOf(MAX_ENTRY_BYTES + 1);
    expect(longer.length).toBeLessThan(MAX_ENTRY_BYTES);
    expect(outcome(() => readEntry(longer))).toBe('entry-too-long');
  });
});

describe('commitment', () => {
  test('behavior: another salt, another commitment', () => {
    expect(commitment('{}', salt)).not.toEqual(commitment('{}', salt.with(31, 1)));
  });

  test.each([0, 31, 33])('error: a salt of %i bytes', (length) => {
    expect(() => commitment('{}', new Uint8Array(length))).toThrow(RangeError);
  });
});

describe('writeEntry', () => {
  test('error: an entry that no proof file could hold', () => {
    const entry = { v: 1, kind: 'grant', at: 0, body: 'x'.repeat(MAX_ENTRY_BYTES) } as const;
    expect(() => writeEntry(entry)).toThrow(RangeError);
  });

  test('error: a body with a fraction', () => {
    expect(() => writeEntry({ v: 1, kind: 'grant', at: 0, body: 0.1 })).toThrow(TypeError);
  });
});
