import { WalletError } from '#lib/protocol/index';
import { putAll, type VaultDb } from './db';

/** Makes a missing node of a log anew of those below it; null where that cannot be. Wired to lib/log. */
export type MendNode = (
  level: number,
  index: number,
  find: (level: number, index: number) => Promise<Uint8Array | null>,
) => Promise<{ level: number; index: number; hash: Uint8Array }[] | null>;

const MAX_CACHED = 4_096;

/** The stored Merkle nodes of the vault's logs. Each is written once: what is made anew is what was there. */
export class LogNodes {
  /** Each change reads the same few. */
  readonly #known = new Map<string, Uint8Array>();

  constructor(
    private readonly db: VaultDb,
    private readonly mend: MendNode,
    private readonly onMissing: (mended: boolean) => void,
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

  /** Counts the nodes of a log, and where some are missing looks which: they are made anew, or reported. */
  async check(log: string, size: number): Promise<void> {
    const stored = await this.db.count('nodes', IDBKeyRange.bound([log], [log, []]));
    if (stored >= nodesIn(size)) return;
    for (let level = 0; 2 ** level <= size; level++) {
      for (let index = 0; index < Math.floor(size / 2 ** level); index++) {
        if (!(await this.#find(log, level, index))) await this.#mend(log, level, index).catch(unlessMissing);
      }
    }
  }

  async #find(log: string, level: number, index: number): Promise<Uint8Array | null> {
    return (await this.db.get('nodes', [log, level, index])) ?? null;
  }

  async #mend(log: string, level: number, index: number): Promise<Uint8Array> {
    const nodes = await this.mend(level, index, (at, i) => this.#find(log, at, i));
    const hash = nodes?.at(-1)?.hash;
    this.onMissing(hash !== undefined);
    if (!nodes || !hash) {
      throw new WalletError('vault-corrupt', 'a leaf of the log is missing', { data: { place: 'log', level, index } });
    }
    const tx = this.db.transaction('nodes', 'readwrite');
    await putAll(
      tx,
      nodes.map((node) => () => tx.store.put(node.hash, [log, node.level, node.index])),
    );
    return hash;
  }
}

/** The roots of a log's complete subtrees. */
function nodesIn(size: number): number {
  let nodes = 0;
  for (let width = 1; width <= size; width *= 2) nodes += Math.floor(size / width);
  return nodes;
}

/** What is missing was reported. */
function unlessMissing(error: unknown): void {
  if (!(error instanceof WalletError && error.data?.place === 'log')) throw error;
}
