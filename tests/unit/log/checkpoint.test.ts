import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '#lib/crypto/bytes';
import { logOrigin, logPublicKey, parseCheckpoint, signCheckpoint, verifyCheckpoint } from '#lib/log/checkpoint';
import { ProofError } from '#lib/log/fault';
import { hex, outcome, vectors } from './support';

const schema = v.strictObject({
  source: v.string(),
  seed: hex,
  vectors: v.array(
    v.strictObject({
      name: v.string(),
      expect: v.string(),
      note: v.string(),
      publicKey: hex,
      origin: v.optional(v.string()),
      size: v.optional(v.number()),
      root: v.optional(hex),
    }),
  ),
});
const file = vectors('checkpoint', schema);
const seed = fromHex(file.seed);
const key = logPublicKey(seed);
const checkpoint = { origin: logOrigin('test'), size: 8, root: new Uint8Array(32).fill(3) };

describe('verifyCheckpoint', () => {
  test.each(file.vectors)('vector: $name', ({ note, publicKey, expect: expected, origin, size, root }) => {
    expect(outcome(() => verifyCheckpoint(note, fromHex(publicKey)))).toBe(expected);
    if (expected !== 'success') return;
    const read = parseCheckpoint(note);
    expect({ ...read, root: toHex(read.root) }).toEqual({ origin, size, root });
  });

  test('property: no mutated text says something else and verifies', () => {
    const note = signCheckpoint(checkpoint, seed);
    const mutation = fc.record({
      at: fc.nat({ max: note.length }),
      drop: fc.nat({ max: 4 }),
      put: fc.string({ unit: 'binary', maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const mutated = mutations.reduce(
          (text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop),
          note,
        );
        try {
          // Another reader's line may come to lie below; what the log said must be what it signed.
          expect(verifyCheckpoint(mutated, key)).toEqual(checkpoint);
        } catch (error) {
          expect(error).toBeInstanceOf(ProofError);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('property: any text is read or refused by a ProofError', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(() => parseCheckpoint(text)).toThrow(ProofError);
      }),
    );
  });

  test('error: a public key of another length', () => {
    expect(outcome(() => verifyCheckpoint(signCheckpoint(checkpoint, seed), key.slice(1)))).toBe('checkpoint-unsigned');
  });
});

describe('signCheckpoint', () => {
  test('vector: the same bytes as another implementation', () => {
    const { note, origin, size, root } = file.vectors[0] ?? {};
    expect(signCheckpoint({ origin: origin ?? '', size: size ?? 0, root: fromHex(root ?? '0x') }, seed)).toBe(note);
  });

  test.each([
    { ...checkpoint, origin: 'a b' },
    { ...checkpoint, origin: '' },
    { ...checkpoint, size: -1 },
    { ...checkpoint, size: 1.5 },
    { ...checkpoint, root: new Uint8Array(31) },
  ])('error: what no checkpoint can say', (wrong) => {
    expect(() => signCheckpoint(wrong, seed)).toThrow(RangeError);
  });

  test('error: a log id with a space', () => {
    expect(() => logOrigin('a b')).toThrow(RangeError);
  });
});
