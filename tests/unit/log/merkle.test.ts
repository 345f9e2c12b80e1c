import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '#lib/crypto/bytes';
import { append, consistencyPath, inclusionPath, rootAt } from '#lib/log/merkle';
import { hex, hexes, MemoryNodes, naive, vectors } from './support';

const { leaves, roots } = vectors(
  'roots',
  v.strictObject({ source: v.string(), leaves: v.array(hex), roots: v.array(hex) }),
);
const some = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => Uint8Array.of(i, i >> 8, i >> 16));

describe('append', () => {
  test('vectors: the Certificate Transparency reference tree', async () => {
    const nodes = new MemoryNodes();
    expect(toHex(await nodes.append([]))).toBe(roots[0]);
    for (const [i, leaf] of leaves.entries()) expect(toHex(await nodes.append([fromHex(leaf)]))).toBe(roots[i + 1]);
  });

  test('property: batches of any size give the root of the definition', async () => {
    const batches = fc.array(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 9 }), { maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(batches, async (lists) => {
        const nodes = new MemoryNodes();
        for (const list of lists) await nodes.append(list);
        expect(await rootAt(nodes.size, nodes.read)).toEqual(naive.root(lists.flat()));
      }),
    );
  });

  test('behavior: reads at most log2(size) nodes for a batch', async () => {
    const nodes = new MemoryNodes();
    await nodes.append(some(1_023));
    nodes.reads = 0;
    await nodes.append(some(500));
    expect(nodes.reads).toBeLessThanOrEqual(10);
  });

  test('behavior: 10,000 leaves at once take no more than seconds', async () => {
    const nodes = new MemoryNodes();
    const from = performance.now();
    await nodes.append(some(10_000));
    expect(performance.now() - from).toBeLessThan(3_000);
  });

  test('behavior: sizes beyond 2^32', async () => {
    const size = 2 ** 40 + 1;
    const read = async (level: number, index: number) => Uint8Array.of(level, index > 0 ? 1 : 0);
    const { nodes } = await append(size, read, some(1));
    expect(nodes.map(({ level, index }) => [level, index])).toEqual([
      [0, 2 ** 40 + 1],
      [1, 2 ** 39],
    ]);
  });

  test('error: a missing node', async () => {
    await expect(append(3, new MemoryNodes().read, some(1))).rejects.toThrow('no node');
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('error: size %s', async (size) => {
    await expect(append(size, new MemoryNodes().read, some(1))).rejects.toThrow('range');
  });
});

describe('paths', () => {
  test('property: as the definitions say, for every earlier size', async () => {
    const tree = fc.integer({ min: 1, max: 130 }).chain((size) =>
      fc.record({
        size: fc.constant(size),
        n: fc.integer({ min: 1, max: size }),
        a: fc.nat(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(tree, async ({ size, n, a }) => {
        const nodes = new MemoryNodes();
        await nodes.append(some(size));
        const first = some(n);
        const [index, m] = [a % n, (a % n) + 1];
        expect(await rootAt(n, nodes.read)).toEqual(naive.root(first));
        expect(hexes(await inclusionPath(index, n, nodes.read))).toEqual(hexes(naive.path(index, first)));
        expect(hexes(await consistencyPath(m, n, nodes.read))).toEqual(hexes(naive.proof(m, first)));
      }),
    );
  });

  test('behavior: at 1,000,000 leaves a path has 20 hashes and reads few nodes', async () => {
    let reads = 0;
    const read = async (level: number) => {
      reads++;
      return Uint8Array.of(level);
    };
    expect(await inclusionPath(123_456, 1_000_000, read)).toHaveLength(20);
    expect(reads).toBeLessThanOrEqual(40);
  });

  test('error: outside the tree', async () => {
    const { read } = new MemoryNodes();
    await expect(inclusionPath(3, 3, read)).rejects.toThrow('range');
    await expect(inclusionPath(0.5, 3, read)).rejects.toThrow('range');
    await expect(consistencyPath(0, 3, read)).rejects.toThrow('range');
    await expect(consistencyPath(4, 3, read)).rejects.toThrow('range');
  });
});
