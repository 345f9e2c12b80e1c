/**
 * Checks of paths in the log's tree (RFC 9162, sections 2.1.3.2 and 2.1.4.2).
 * Each check throws instead of answering `false`, so that no caller can forget to look.
 */
import { must } from './fault';
import { nodeHash } from './hash';

/**
 * Checks that a leaf is at `index` in the tree of `size` leaves that has this root.
 *
 * @param leaf the leaf's hash, not its data.
 * @throws ProofError `range`, `hash-length`, `path-length` or `root-mismatch`.
 */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
): void {
  must(Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size, 'range');
  must([leaf, root, ...path].every(isHash), 'hash-length');
  // `at` and `last` are positions in one level of the tree; halving instead of shifting, to stay exact beyond 2^31.
  let [at, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    must(last > 0, 'path-length');
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      // A last node without a right sibling moves up unchanged.
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  must(last === 0, 'path-length');
  must(equal(hash, root), 'root-mismatch');
}

/**
 * Checks that the tree of `n` leaves begins with the tree of `m` leaves, 0 < m <= n.
 *
 * @throws ProofError `range`, `hash-length`, `path-length` or `root-mismatch`.
 */
export function verifyConsistency(
  m: number,
  n: number,
  rootOfM: Uint8Array,
  rootOfN: Uint8Array,
  path: readonly Uint8Array[],
): void {
  must(Number.isSafeInteger(m) && Number.isSafeInteger(n) && m > 0 && m <= n, 'range');
  must([rootOfM, rootOfN, ...path].every(isHash), 'hash-length');
  if (m === n) {
    must(path.length === 0, 'path-length');
    must(equal(rootOfM, rootOfN), 'root-mismatch');
    return;
  }
  let [at, last] = [m - 1, n - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  // Where m is a power of two, its root is itself the first node, and the path leaves it out.
  const nodes = at === 0 ? [rootOfM, ...path] : path;
  const [first, ...rest] = nodes;
  must(first !== undefined, 'path-length');
  let [old, young] = [first, first];
  for (const node of rest) {
    must(last > 0, 'path-length');
    if (at % 2 === 1 || at === last) {
      old = nodeHash(node, old);
      young = nodeHash(node, young);
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, half(last)];
    } else {
      young = nodeHash(young, node);
    }
    [at, last] = [half(at), half(last)];
  }
  must(last === 0, 'path-length');
  must(equal(old, rootOfM) && equal(young, rootOfN), 'root-mismatch');
}

const isHash = (bytes: Uint8Array): boolean => bytes.length === 32;
const half = (n: number): number => Math.floor(n / 2);

/** Not constant in time: everything compared here is public. */
function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
