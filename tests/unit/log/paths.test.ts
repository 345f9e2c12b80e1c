import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fromHex } from '#lib/crypto/bytes';
import { leafHash } from '#lib/log/hash';
import { verifyConsistency, verifyInclusion } from '#lib/log/verify';
import { hex, naive, outcome, vectors } from './support';

const file = <T extends v.ObjectEntries>(entries: T) =>
  v.strictObject({
    source: v.string(),
    vectors: v.array(v.strictObject({ name: v.string(), expect: v.string(), path: v.array(hex), ...entries })),
  });

const inclusion = vectors('inclusion', file({ leaf: hex, index: v.number(), size: v.number(), root: hex }));
const consistency = vectors('consistency', file({ m: v.number(), n: v.number(), rootOfM: hex, rootOfN: hex }));

const tree = fc
  .array(fc.uint8Array({ maxLength: 3 }), { minLength: 1, maxLength: 70 })
  .chain((leaves) => fc.record({ leaves: fc.constant(leaves), index: fc.nat({ max: leaves.length - 1 }) }));

describe('verifyInclusion', () => {
  test.each(inclusion.vectors)('vector: $name', ({ expect: expected, leaf, index, size, path, root }) => {
    const run = () => verifyInclusion(fromHex(leaf), index, size, path.map(fromHex), fromHex(root));
    expect(outcome(run)).toBe(expected);
  });

  test('property: holds for the right leaf and place, and for no other size, index, leaf or path', () => {
    fc.assert(
      fc.property(tree, fc.nat(), ({ leaves, index }, at) => {
        const [size, root, path] = [leaves.length, naive.root(leaves), naive.path(index, leaves)];
        const leaf = leafHash(leaves[index] as Uint8Array);
        expect(outcome(() => verifyInclusion(leaf, index, size, path, root))).toBe('success');
        expect(outcome(() => verifyInclusion(flipped(leaf, at), index, size, path, root))).toBe('root-mismatch');
        expect(outcome(() => verifyInclusion(leaf, index, size, [...path, leaf], root))).toBe('path-length');
        expect(outcome(() => verifyInclusion(leaf, index + size, size, path, root))).toBe('range');
        if (path.length === 0) return;
        const altered = path.with(at % path.length, flipped(path[at % path.length] as Uint8Array, at));
        expect(outcome(() => verifyInclusion(leaf, index, size, altered, root))).toBe('root-mismatch');
      }),
    );
  });
});

describe('verifyConsistency', () => {
  test.each(consistency.vectors)('vector: $name', ({ expect: expected, m, n, rootOfM, rootOfN, path }) => {
    const run = () => verifyConsistency(m, n, fromHex(rootOfM), fromHex(rootOfN), path.map(fromHex));
    expect(outcome(run)).toBe(expected);
  });

  test('property: holds for every beginning, and for no altered root or path', () => {
    fc.assert(
      fc.property(tree, fc.nat(), ({ leaves, index }, at) => {
        const [m, n] = [index + 1, leaves.length];
        const [old, young, path] = [naive.root(leaves.slice(0, m)), naive.root(leaves), naive.proof(m, leaves)];
        expect(outcome(() => verifyConsistency(m, n, old, young, path))).toBe('success');
        expect(outcome(() => verifyConsistency(m, n, flipped(old, at), young, path))).toBe('root-mismatch');
        expect(outcome(() => verifyConsistency(m, n, old, flipped(young, at), path))).toBe('root-mismatch');
        expect(outcome(() => verifyConsistency(m, n, old, young, [...path, old]))).toBe('path-length');
      }),
    );
  });
});

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, i) => (i === at % bytes.length ? byte ^ 1 : byte));
}
