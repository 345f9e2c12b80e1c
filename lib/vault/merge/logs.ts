import { type Bytes, fromBase64, isEqual, toHex } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import type { AdoptedLog, Draft } from '../draft';
import { Edge } from '../edge';
import { checkLogs } from '../file/limits';
import type { LineOf } from '../file/lines';
import type { Leaf } from '../records';
import type { ReadNode } from '../vault';
import type { Held } from './held';

const HASH_BYTES = 32;
const COMPARED_AT_ONCE = 4_096;
const ADDED_AT_ONCE = 4_096;
const LEAVES_A_BLOCK = 1_024;

/** What the vault needs of lib/log, which is of its own rank: wired by the background. */
export interface LogMath {
  /** Hash of the leaf that an entry and its salt make. */
  leafHash: (leaf: Leaf) => Uint8Array;
  /** Root and new nodes of a log of `size` leaves with these after them. */
  extend: (
    size: number,
    read: ReadNode,
    leaves: readonly Uint8Array[],
  ) => Promise<{ root: Uint8Array; nodes: AdoptedLog['nodes'] }>;
}

interface FileLog {
  size: number;
  seed: string;
  /** The hashes of its leaves, LEAVES_A_BLOCK in each but the last. */
  blocks: Bytes[];
  /** How many leaves came so far. */
  filled: number;
}

/** What became of a file's logs. */
interface Adopted {
  /** Logs whose story in the file is another than the vault's: their entries must not be taken. */
  forked: ReadonlySet<string>;
  /** By log, what the vault did not have whole. 32 bytes, hex. */
  roots: ReadonlyMap<string, string>;
}

/** The logs of a wallet file: checks that every entry in it stands where it says. */
export class FileLogs {
  readonly #logs = new Map<string, FileLog>();
  #leaves = 0;

  constructor(private readonly math: LogMath) {}

  get ids(): string[] {
    return [...this.#logs.keys()];
  }

  /** @throws WalletError `file-content`, `file-too-large` */
  log({ id, size, seed }: LineOf<'log'>): void {
    must(!this.#logs.has(id));
    this.#leaves += size;
    this.#logs.set(id, { size, seed, blocks: [], filled: 0 });
    checkLogs(this.#logs.size, this.#leaves);
  }

  /** @throws WalletError `file-content` when they do not follow those before */
  leaves({ log: id, first, hashes }: LineOf<'leaves'>): void {
    const log = this.#logs.get(id);
    const bytes = fromBase64(hashes);
    must(log !== undefined && bytes.length % HASH_BYTES === 0 && first === log.filled);
    must(log.filled + bytes.length / HASH_BYTES <= log.size);
    // The room grows with what really came: a size that a line claims costs nothing.
    for (let at = 0; at < bytes.length; at += HASH_BYTES) addHash(log, bytes.subarray(at, at + HASH_BYTES));
  }

  /** Once every log is there. @throws WalletError `file-content` */
  whole(): void {
    must([...this.#logs.values()].every(({ size, filled }) => filled === size));
  }

  /** @throws WalletError `file-content` unless each entry is the one that its log has there */
  check(leaves: readonly Leaf[]): void {
    for (const leaf of leaves) {
      const log = this.#logs.get(leaf.log);
      must(log !== undefined && leaf.index < log.size);
      must(isEqual(hashAt(log, leaf.index), this.math.leafHash(leaf)));
    }
  }

  /** How much of a log the vault holds differently: from there on, the file tells another story. */
  async contradicts(vault: Held, id: string, held: number): Promise<boolean> {
    const log = this.#logs.get(id);
    const common = Math.min(log?.size ?? 0, held);
    for (let first = 0; log && first < common; first += COMPARED_AT_ONCE) {
      const count = Math.min(COMPARED_AT_ONCE, common - first);
      const ours = await vault.leafHashes(id, first, count);
      const same = ours.length === count && ours.every((hash, i) => isEqual(hash, hashAt(log, first + i)));
      if (!same) return true;
    }
    return false;
  }

  /** Puts into a change what the vault does not have of these logs yet. @throws WalletError `locked`, `storage-full` */
  async adopt(vault: Held, draft: Draft): Promise<Adopted> {
    const forked = new Set<string>();
    const roots = new Map<string, string>();
    for (const [id, log] of this.#logs) {
      const held = draft.state.logs[id] ?? 0;
      if (await this.contradicts(vault, id, held)) forked.add(id);
      else if (log.size > held) {
        roots.set(id, await this.#extend(id, log, held, vault, draft));
        // The vault was put back to an earlier time, and its own log is longer than it knows: it begins another.
        if (id === draft.logId) draft.logId = crypto.randomUUID();
      }
    }
    return { forked, roots };
  }

  async #extend(id: string, log: FileLog, held: number, vault: Held, draft: Draft): Promise<string> {
    const edge = new Edge();
    let root = '';
    for (let size = held; size < log.size; ) {
      const count = Math.min(ADDED_AT_ONCE, log.size - size);
      // Copies: of a view, IndexedDB keeps the whole block behind it.
      const more = Array.from({ length: count }, (_, i) => hashAt(log, size + i).slice());
      const extended = await this.math.extend(size, edge.over(vault.nodesOf(id)), more);
      edge.note(extended.nodes);
      root = toHex(extended.root);
      size += count;
      draft.adopt({ id, size, nodes: extended.nodes });
      await draft.spill();
    }
    return root;
  }

  seedOf(id: string): string | null {
    return this.#logs.get(id)?.seed ?? null;
  }

  sizeOf(id: string): number {
    return this.#logs.get(id)?.size ?? 0;
  }
}

function addHash(log: FileLog, hash: Bytes): void {
  const at = log.filled % LEAVES_A_BLOCK;
  if (at === 0) log.blocks.push(new Uint8Array(Math.min(LEAVES_A_BLOCK, log.size - log.filled) * HASH_BYTES));
  log.blocks.at(-1)?.set(hash, at * HASH_BYTES);
  log.filled++;
}

function hashAt({ blocks }: FileLog, index: number): Uint8Array {
  const at = index % LEAVES_A_BLOCK;
  return (
    blocks[Math.floor(index / LEAVES_A_BLOCK)]?.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES) ?? new Uint8Array()
  );
}

function must(holds: boolean): asserts holds {
  if (!holds) throw new WalletError('file-content', 'the logs do not fit together');
}
