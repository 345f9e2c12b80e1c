import { Group } from '@semaphore-protocol/group';
import fc from 'fast-check';
import { poseidon2 } from 'poseidon-lite/poseidon2';
import { describe, expect, test } from 'vitest';
import { allTiles, type Hash, leavesIn, type Tiles, Tree, tileKey, tilesOver } from '#lib/credential/tree';

const hash: Hash = (left, right) => poseidon2([left, right]);
const leaf = fc.bigInt({ min: 1n, max: 2n ** 250n });
/** Cheap, and tells order and level apart, so that trees of thousands can be compared. */
const cheap: Hash = (left, right) => (left * 3n + right * 7n + 11n) % 2n ** 255n;

/** The definition of a LeanIMT, level by level. */
function rootByDefinition(leaves: bigint[], join: Hash): bigint {
  let level = leaves;
  while (level.length > 1) {
    level = Array.from({ length: Math.ceil(level.length / 2) }, (_, i) => {
      const [left = 0n, right] = level.slice(2 * i, 2 * i + 2);
      return right === undefined ? left : join(left, right);
    });
  }
  return level[0] ?? 0n;
}

/** Only what a change of these leaves may read, as the wallet loads it. */
const only = (tiles: Tiles, indices: number[]): Tiles =>
  new Map(
    tilesOver(indices).flatMap((key) => {
      const tile = tiles.get(key);
      return tile ? [[key, tile.slice()]] : [];
    }),
  );

describe('beside @semaphore-protocol/group', () => {
  test('has the same root and the same proofs, through additions and removals', () => {
    fc.assert(
      fc.property(fc.uniqueArray(leaf, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (leaves, cut, pick) => {
        const theirs = new Group(leaves);
        const first = cut % (leaves.length + 1);
        const ours = new Tree(0, new Map(), hash);
        ours.append(leaves.slice(0, first));
        ours.append(leaves.slice(first));
        const removed = pick % leaves.length;
        expect(ours.root).toBe(theirs.root);
        for (const index of leaves.keys()) {
          const { root, index: path, siblings } = theirs.generateMerkleProof(index);
          expect(ours.proof(index)).toEqual({ root, index: path, siblings });
        }
        theirs.removeMember(removed);
        ours.replace(removed, 0n);
        expect(ours.root).toBe(theirs.root);
      }),
      { numRuns: 25 },
    );
  });
});

describe('tiles', () => {
  test('a tree that grows across tiles has the root that its definition says', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }), (steps) => {
        const tree = new Tree(0, new Map(), cheap);
        const leaves: bigint[] = [];
        for (const step of steps) {
          const more = Array.from({ length: step }, (_, i) => BigInt(leaves.length + i + 1));
          leaves.push(...more);
          tree.append(more);
          expect(tree.root).toBe(rootByDefinition(leaves, cheap));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('a change reads no tile but those over the leaves that change', () => {
    const tiles: Tiles = new Map();
    const leaves = Array.from({ length: 70_000 }, (_, i) => BigInt(i + 1));
    new Tree(0, tiles, cheap).append(leaves);
    expect([...tiles.keys()].sort()).toEqual(allTiles(leaves.length).sort());

    let hashes = 0;
    const counted: Hash = (left, right) => {
      hashes++;
      return cheap(left, right);
    };
    const grown = new Tree(leaves.length, only(tiles, [leaves.length - 1, leaves.length + 2]), counted);
    grown.append([1n, 2n, 3n]);
    expect(grown.root).toBe(rootByDefinition([...leaves, 1n, 2n, 3n], cheap));
    expect(grown.changed.size).toBeLessThanOrEqual(4);

    const replaced = new Tree(leaves.length, only(tiles, [300, leaves.length - 1]), counted);
    replaced.replace(300, 0n);
    expect(replaced.root).toBe(rootByDefinition(leaves.with(300, 0n), cheap));
    expect(hashes).toBeLessThan(60);
  });

  test('a proof reads the tiles over its leaf and the last one, and folds to the root', () => {
    const tiles: Tiles = new Map();
    const leaves = Array.from({ length: 1_000 }, (_, i) => BigInt(i + 1));
    new Tree(0, tiles, cheap).append(leaves);
    for (const index of [0, 255, 256, 511, 998, 999]) {
      const { root, index: path, siblings } = new Tree(1_000, only(tiles, [index, 999]), cheap).proof(index);
      const folded = siblings.reduce(
        (node, sibling, i) => ((path >> i) & 1 ? cheap(sibling, node) : cheap(node, sibling)),
        BigInt(index + 1),
      );
      expect(folded).toBe(root);
      expect(root).toBe(rootByDefinition(leaves, cheap));
    }
  });

  test('give back the leaves that lie in them', () => {
    const tree = new Tree(0, new Map(), cheap);
    const leaves = Array.from({ length: 300 }, (_, i) => BigInt(i + 1));
    tree.append(leaves);
    const tile = (key: string) => tree.changed.get(key) ?? new Uint8Array();
    expect([...leavesIn(tile(tileKey(0, 0)), 300), ...leavesIn(tile(tileKey(0, 1)), 44)]).toEqual(leaves);
  });

  test('error: there is no such leaf, or the tree is full', () => {
    const tree = new Tree(2, new Map(), cheap);
    expect(() => tree.replace(2, 1n)).toThrow('no such leaf');
    expect(() => tree.proof(-1)).toThrow('no such leaf');
    expect(() => new Tree(2 ** 20, new Map(), cheap).append([1n])).toThrow('full');
  });
});
