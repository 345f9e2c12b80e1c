/**
 * The tree of a group: a LeanIMT, as Semaphore v4 has it (https://zkkit.org/leanimt-paper.pdf). Its nodes lie in tiles,
 * subtrees of height 8, so that a change touches three tiles however large the group is, and a proof reads three.
 */
import { type Bytes, fromHex, toHex } from '#lib/crypto/bytes';
import { TREE_DEPTH } from '#lib/protocol/credential';

const TILE_HEIGHT = 8;
const NODE_BYTES = 32;
/** 256 nodes of its lowest level, 128 of the next, and so on, down to the two below the next tile's. */
const TILE_NODES = 510;

/** Poseidon of two numbers of the field; handed in, because only a worker should bear its weight. */
export type Hash = (left: bigint, right: bigint) => bigint;
/** Tiles by `tileKey`. */
export type Tiles = Map<string, Bytes>;

export interface MerkleProof {
  root: bigint;
  /** Which of the siblings stand on the left: its bits, from the leaf's level up. */
  index: number;
  /** From the leaf's level up. A node without a sibling passes to the next level as it is, and leaves none here. */
  siblings: bigint[];
}

export const tileKey = (row: number, tile: number): string => `${row}/${tile}`;
const tileOf = (index: number, row: number) => Math.floor(index / 2 ** (TILE_HEIGHT * (row + 1)));
const depthOf = (size: number) => (size <= 1 ? 0 : Math.ceil(Math.log2(size)));
/** How many nodes a level has. */
const widthOf = (size: number, level: number) => Math.ceil(size / 2 ** level);
const ROWS = Math.ceil((TREE_DEPTH + 1) / TILE_HEIGHT);

/** Keys of the tiles over some leaves: what a change of them, or a proof of one of them, reads. */
export function tilesOver(indices: Iterable<number>): string[] {
  const keys = new Set<string>();
  for (const index of indices) for (let row = 0; row < ROWS; row++) keys.add(tileKey(row, tileOf(index, row)));
  return [...keys];
}

/** Keys of every tile of a tree. */
export function allTiles(size: number): string[] {
  if (size === 0) return [];
  const last = size - 1;
  const rows = Math.floor(depthOf(size) / TILE_HEIGHT) + 1;
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: tileOf(last, row) + 1 }, (_, tile) => tileKey(row, tile)),
  ).flat();
}

/** The leaves that lie in a tile of the lowest row. */
export function leavesIn(tile: Bytes, count: number): bigint[] {
  return Array.from({ length: Math.min(count, 1 << TILE_HEIGHT) }, (_, i) => readNode(tile, i));
}

const readNode = (tile: Uint8Array, place: number) =>
  BigInt(toHex(tile.subarray(place * NODE_BYTES, (place + 1) * NODE_BYTES)));

/** A tree of which only some tiles may be at hand. */
export class Tree {
  readonly #changed = new Set<string>();
  #size: number;

  /** @param tiles those at hand; they are changed where they lie */
  constructor(
    size: number,
    private readonly tiles: Tiles,
    private readonly hash: Hash,
  ) {
    this.#size = size;
  }

  get size(): number {
    return this.#size;
  }

  /** Tiles that were changed or made. */
  get changed(): Tiles {
    return new Map([...this.#changed].map((key) => [key, this.#tile(key)]));
  }

  /** 0 for a tree without leaves. */
  get root(): bigint {
    return this.#size === 0 ? 0n : this.#get(depthOf(this.#size), 0);
  }

  /** @throws RangeError when the tree is full */
  append(leaves: readonly bigint[]): void {
    if (this.#size + leaves.length > 2 ** TREE_DEPTH) throw new RangeError('the tree is full');
    if (leaves.length === 0) return;
    const first = this.#size;
    this.#size += leaves.length;
    for (const [i, leaf] of leaves.entries()) this.#set(0, first + i, leaf);
    this.#rehash(first, this.#size - 1);
  }

  /** Puts another leaf in a place; 0 for a removed member. @throws RangeError outside the tree */
  replace(index: number, leaf: bigint): void {
    if (!Number.isInteger(index) || index < 0 || index >= this.#size) throw new RangeError('no such leaf');
    this.#set(0, index, leaf);
    this.#rehash(index, index);
  }

  /** @throws RangeError outside the tree */
  proof(leaf: number): MerkleProof {
    if (!Number.isInteger(leaf) || leaf < 0 || leaf >= this.#size) throw new RangeError('no such leaf');
    const siblings: bigint[] = [];
    let path = 0;
    let index = leaf;
    for (let level = 0; level < depthOf(this.#size); level++, index >>= 1) {
      const sibling = index ^ 1;
      if (sibling >= widthOf(this.#size, level)) continue;
      if (index & 1) path |= 1 << siblings.length;
      siblings.push(this.#get(level, sibling));
    }
    return { root: this.root, index: path, siblings };
  }

  /** Computes anew everything above a run of leaves. */
  #rehash(first: number, last: number): void {
    let [from, to] = [first, last];
    for (let level = 0; level < depthOf(this.#size); level++) {
      [from, to] = [from >> 1, to >> 1];
      const width = widthOf(this.#size, level);
      for (let i = from; i <= to; i++) {
        const left = this.#get(level, 2 * i);
        const whole = 2 * i + 1 < width;
        this.#set(level + 1, i, whole ? this.hash(left, this.#get(level, 2 * i + 1)) : left);
      }
    }
  }

  #place(level: number, index: number): { key: string; place: number } {
    const row = Math.floor(level / TILE_HEIGHT);
    const within = level % TILE_HEIGHT;
    const wide = 1 << (TILE_HEIGHT - within);
    const start = 2 * ((1 << TILE_HEIGHT) - wide);
    return { key: tileKey(row, Math.floor(index / wide)), place: start + (index % wide) };
  }

  #tile(key: string): Bytes {
    const tile = this.tiles.get(key);
    if (!tile) throw new RangeError(`tile ${key} is not at hand`);
    return tile;
  }

  #get(level: number, index: number): bigint {
    const { key, place } = this.#place(level, index);
    return readNode(this.#tile(key), place);
  }

  #set(level: number, index: number, node: bigint): void {
    const { key, place } = this.#place(level, index);
    if (!this.tiles.has(key)) this.tiles.set(key, new Uint8Array(TILE_NODES * NODE_BYTES));
    this.#tile(key).set(fromHex(`0x${node.toString(16).padStart(2 * NODE_BYTES, '0')}`), place * NODE_BYTES);
    this.#changed.add(key);
  }
}
