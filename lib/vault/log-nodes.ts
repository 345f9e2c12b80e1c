import { unwrap } from 'idb';
import { isEqual } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import { putAll, type VaultDb } from './db';

/** Makes a missing node of a log anew of those below it; null where that cannot be. Wired to lib/log. */
export type MendNode = (
  level: number,
  index: number,
  find: (level: number, index: number) => Promise<Uint8Array | null>,
) => Promise<{ level: number; index: number; hash: Uint8Array }[] | null>;

/** The hash over two nodes that stand beside each other. Wired to lib/log. */
export type JoinNodes = (left: Uint8Array, right: Uint8Array) => Uint8Array;

const MAX_CACHED = 4_096;
/** Nodes of a level that are compared at once with those below them. */
const PAGE = 1_024;

/** A node, and what the two below it make. */
interface Disagreement {
  log: string;
  level: number;
  index: number;
  node: Uint8Array;
  made: Uint8Array;
}

/** The stored Merkle nodes of the vault's logs. Each is written once: what is made anew is what was there. */
export class LogNodes {
  /** Each change reads the same few. */
  readonly #known = new Map<string, Uint8Array>();

  constructor(
    private readonly db: VaultDb,
    private readonly mend: MendNode,
    private readonly join: JoinNodes,
    private readonly onDamage: (mended: boolean) => void,
  ) {}

  /** @throws WalletError `vault-corrupt` when it is missing and a leaf below it is too */
  async read(log: string, level: number, index: number): Promise<Uint8Array> {
    const key = `${log}/${level}/${index}`;
    const stored = this.#known.get(key) ?? (await this.#find(log, level, index));
    const hash = stored ?? (await this.#mend(log, level, index));
    if (this.#known.size >= MAX_CACHED) this.#known.clear();
    this.#known.set(key, hash);
    return hash;
  }

  /** Looks for nodes of a log that are missing or wrong: they are made anew, or reported. */
  async check(log: string, size: number): Promise<void> {
    await this.#checkMissing(log, size);
    // From the leaves up: what a level is compared with has been compared itself.
    for (let level = 1; 2 ** level <= size; level++) await this.#checkLevel(log, level, size);
  }

  async #checkMissing(log: string, size: number): Promise<void> {
    const stored = await this.db.count('nodes', IDBKeyRange.bound([log], [log, []]));
    if (stored >= nodesIn(size)) return;
    for (let level = 0; 2 ** level <= size; level++) {
      for (let index = 0; index < widthOf(level, size); index++) {
        if (!(await this.#find(log, level, index))) await this.#mend(log, level, index).catch(unlessMissing);
      }
    }
  }

  /** Compares each node of a level with the two below it. */
  async #checkLevel(log: string, level: number, size: number): Promise<void> {
    const width = widthOf(level, size);
    for (let first = 0; first < width; first += PAGE) {
      const count = Math.min(PAGE, width - first);
      const [nodes, below] = await Promise.all([
        this.#some(log, level, first, count),
        this.#some(log, level - 1, 2 * first, 2 * count),
      ]);
      // Missing ones were reported, and move the others.
      if (nodes.length < count || below.length < 2 * count) continue;
      for (const [i, node] of nodes.entries()) {
        const made = this.join(below[2 * i] as Uint8Array, below[2 * i + 1] as Uint8Array);
        if (!isEqual(node, made)) await this.#settle({ log, level, index: first + i, node, made }, size);
      }
    }
  }

  /** A node that the one above it confirms is right, and a leaf below it is wrong, which nothing can make anew. */
  async #settle({ log, level, index, node, made }: Disagreement, size: number): Promise<void> {
    const above = await this.#find(log, level + 1, Math.floor(index / 2));
    const beside = await this.#find(log, level, index % 2 === 0 ? index + 1 : index - 1);
    const [left, right] = index % 2 === 0 ? [node, beside] : [beside, node];
    const isTop = Math.floor(index / 2) >= widthOf(level + 1, size);
    const isConfirmed = above !== null && left !== null && right !== null && isEqual(above, this.join(left, right));
    // At the top of the first level nothing tells which of the three it is.
    const mended = !isConfirmed && !(isTop && level === 1);
    if (mended) {
      await this.db.put('nodes', made, [log, level, index]);
      this.#known.delete(`${log}/${level}/${index}`);
    }
    this.onDamage(mended);
  }

  #some(log: string, level: number, first: number, count: number): Promise<Uint8Array[]> {
    return this.db.getAll('nodes', IDBKeyRange.bound([log, level, first], [log, level, first + count - 1]));
  }

  async #find(log: string, level: number, index: number): Promise<Uint8Array | null> {
    return (await this.db.get('nodes', [log, level, index])) ?? null;
  }

  async #mend(log: string, level: number, index: number): Promise<Uint8Array> {
    const nodes = await this.mend(level, index, (at, i) => this.#find(log, at, i));
    const hash = nodes?.at(-1)?.hash;
    this.onDamage(hash !== undefined);
    if (!nodes || !hash) {
      throw new WalletError('vault-corrupt', 'a leaf of the log is missing', { data: { place: 'log', level, index } });
    }
    const tx = this.db.transaction('nodes', 'readwrite');
    const stored = unwrap(tx.store);
    await putAll(tx, () => {
      for (const node of nodes) stored.put(node.hash, [log, node.level, node.index]);
    });
    return hash;
  }
}

/** How many nodes of a level a log has: the roots of its complete subtrees of that height. */
const widthOf = (level: number, size: number) => Math.floor(size / 2 ** level);

function nodesIn(size: number): number {
  let nodes = 0;
  for (let level = 0; 2 ** level <= size; level++) nodes += widthOf(level, size);
  return nodes;
}

/** What is missing was reported. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof WalletError && error.data?.place === 'log')) throw error;
}
