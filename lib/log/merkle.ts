/**
 * The Merkle tree of RFC 9162, section 2.1, over stored nodes.
 *
 * Stored are the roots of complete subtrees, by `level` and `index`: node (l, i) covers the leaves
 * from i·2^l up to (i+1)·2^l. They never change once written, so a tree of any earlier size can be
 * read back from the same store, and an append writes two nodes a leaf on average.
 */
import type { Bytes } from '#lib/crypto/bytes';
import { must } from './fault';
import { emptyRoot, leafHash, nodeHash } from './hash';

/** Answers a stored node. Throws when there is none: then the store is damaged. */
export type ReadNode = (level: number, index: number) => Promise<Uint8Array>;

export interface StoredNode {
  level: number;
  index: number;
  hash: Bytes;
}

export interface Appended {
  size: number;
  root: Bytes;
  /** What the store has to keep, each written once. */
  nodes: StoredNode[];
}

/** Leaves from `start` up to, not including, `end`. */
type Span = readonly [start: number, end: number];

/**
 * Adds leaves to a tree of `size` leaves.
 * Reads at most log2(size) nodes, however many leaves there are.
 *
 * @param leaves the bytes to hash into leaves (for our log: commitments).
 */
export function append(size: number, read: ReadNode, leaves: readonly Uint8Array[]): Promise<Appended> {
  return appendHashed(size, read, leaves.map(leafHash));
}

/** The same for leaves that are hashed already: those of a log that comes from another installation. */
export async function appendHashed(size: number, read: ReadNode, leaves: readonly Uint8Array[]): Promise<Appended> {
  checkSizes(size, size + leaves.length);
  const peaks = new Map<number, Uint8Array>();
  await Promise.all(
    completeNodes([0, size]).map(async ({ level, index }) => void peaks.set(level, await read(level, index))),
  );
  const nodes: StoredNode[] = [];
  for (const [i, leaf] of leaves.entries()) {
    let node: StoredNode = { level: 0, index: size + i, hash: leaf as Bytes };
    nodes.push(node);
    while (node.index % 2 === 1) {
      const left = peaks.get(node.level) as Uint8Array;
      peaks.delete(node.level);
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: nodeHash(left, node.hash) };
      nodes.push(node);
    }
    peaks.set(node.level, node.hash);
  }
  const fromLeft = [...peaks].sort(([a], [b]) => b - a).map(([, hash]) => hash);
  return { size: size + leaves.length, root: fold(fromLeft), nodes };
}

/** The root of the first `size` leaves. */
export async function rootAt(size: number, read: ReadNode): Promise<Bytes> {
  checkSizes(0, size);
  return hashOf([0, size], read);
}

/** PATH(index, D[size]) of RFC 9162, section 2.1.3.1: from the leaf's sibling to the root's child. */
export async function inclusionPath(index: number, size: number, read: ReadNode): Promise<Bytes[]> {
  checkSizes(0, size);
  must(Number.isSafeInteger(index) && index >= 0 && index < size, 'range');
  const siblings: Span[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + split(end - start);
    if (index < middle) {
      siblings.push([middle, end]);
      end = middle;
    } else {
      siblings.push([start, middle]);
      start = middle;
    }
  }
  return Promise.all(siblings.reverse().map((span) => hashOf(span, read)));
}

/** PROOF(m, D[n]) of RFC 9162, section 2.1.4.1, for 0 < m <= n; empty where m = n. */
export async function consistencyPath(m: number, n: number, read: ReadNode): Promise<Bytes[]> {
  checkSizes(m, n);
  must(m > 0, 'range');
  const spans: Span[] = [];
  let [start, end] = [0, n];
  while (m < end) {
    const middle = start + split(end - start);
    if (m <= middle) {
      spans.push([middle, end]);
      end = middle;
    } else {
      spans.push([start, middle]);
      start = middle;
    }
  }
  // The old tree's own root is known to whoever asks; only a part of it needs to be told.
  if (start > 0) spans.push([start, end]);
  return Promise.all(spans.reverse().map((span) => hashOf(span, read)));
}

function checkSizes(from: number, to: number): void {
  must(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from <= to, 'range');
}

/** The largest power of two below `n`, for n > 1. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The complete subtrees that make up a span, from the left. Its start is a multiple of every one's width. */
function completeNodes([start, end]: Span): { level: number; index: number }[] {
  const found = [];
  let at = start;
  while (at < end) {
    let [level, width] = [0, 1];
    while (width * 2 <= end - at) [level, width] = [level + 1, width * 2];
    found.push({ level, index: at / width });
    at += width;
  }
  return found;
}

async function hashOf(span: Span, read: ReadNode): Promise<Bytes> {
  return fold(await Promise.all(completeNodes(span).map(({ level, index }) => read(level, index))));
}

/** Joins neighbouring subtrees, widest first, into the one that covers them. */
function fold(hashes: readonly Uint8Array[]): Bytes {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot();
  return hashes.slice(0, -1).reduceRight((right: Uint8Array, left) => nodeHash(left, right), last) as Bytes;
}
