import { type Bytes, fromBase64, toHex } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import type { AdoptedLog, Draft } from '../draft';
import type { LineOf } from '../file/lines';
import type { Leaf } from '../records';
import type { ReadNode } from '../vault';
import type { Held } from './held';

const HASH_BYTES = 32;
const COMPARED_AT_ONCE = 4_096;
/** More than one log a device; a wallet has a few. */
const MAX_LOGS = 10_000;
const MAX_LEAVES = 50_000_000;

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
  /** The hashes of its leaves, one behind the other. */
  hashes: Bytes;
  filled: number;
}

/** The logs of a wallet file: checks that every entry in it stands where it says. */
export class FileLogs {
  readonly #logs = new Map<string, FileLog>();

  constructor(private readonly math: LogMath) {}

  get ids(): string[] {
    return [...this.#logs.keys()];
  }

  /** @throws WalletError `file-content` */
  log({ id, size, seed }: LineOf<'log'>): void {
    must(!this.#logs.has(id) && this.#logs.size < MAX_LOGS && size <= MAX_LEAVES);
    this.#logs.set(id, { size, seed, hashes: new Uint8Array(), filled: 0 });
  }

  /** @throws WalletError `file-content` when they do not follow those before */
  leaves({ log: id, first, hashes }: LineOf<'leaves'>): void {
    const log = this.#logs.get(id);
    const bytes = fromBase64(hashes);
    must(log !== undefined && bytes.length % HASH_BYTES === 0 && first * HASH_BYTES === log.filled);
    const filled = log.filled + bytes.length;
    must(filled <= log.size * HASH_BYTES);
    // The room grows with what really came: a size that a line claims costs nothing.
    if (filled > log.hashes.length) {
      const room = new Uint8Array(Math.min(log.size * HASH_BYTES, Math.max(filled, 2 * log.hashes.length)));
      room.set(log.hashes.subarray(0, log.filled));
      log.hashes = room;
    }
    log.hashes.set(bytes, log.filled);
    log.filled = filled;
  }

  /** Once every log is there. @throws WalletError `file-content` */
  whole(): void {
    must([...this.#logs.values()].every(({ size, filled }) => filled === size * HASH_BYTES));
  }

  /** @throws WalletError `file-content` unless each entry is the one that its log has there */
  check(leaves: readonly Leaf[]): void {
    for (const leaf of leaves) {
      const log = this.#logs.get(leaf.log);
      must(log !== undefined && leaf.index < log.size);
      must(toHex(hashAt(log, leaf.index)) === toHex(this.math.leafHash(leaf)));
    }
  }

  /** How much of a log the vault holds differently: from there on, the file tells another story. */
  async contradicts(vault: Held, id: string, held: number): Promise<boolean> {
    const log = this.#logs.get(id);
    const common = Math.min(log?.size ?? 0, held);
    for (let first = 0; log && first < common; first += COMPARED_AT_ONCE) {
      const count = Math.min(COMPARED_AT_ONCE, common - first);
      const ours = await vault.leafHashes(id, first, count);
      const same = ours.length === count && ours.every((hash, i) => toHex(hash) === toHex(hashAt(log, first + i)));
      if (!same) return true;
    }
    return false;
  }

  /**
   * Puts into a change what the vault does not have of these logs yet.
   *
   * @returns logs whose story in the file is another than the vault's: their entries must not be taken
   */
  async adopt(vault: Held, draft: Draft): Promise<Set<string>> {
    const forked = new Set<string>();
    for (const [id, log] of this.#logs) {
      const held = draft.state.logs[id] ?? 0;
      if (await this.contradicts(vault, id, held)) {
        forked.add(id);
        continue;
      }
      if (log.size <= held) continue;
      const more = Array.from({ length: log.size - held }, (_, i) => hashAt(log, held + i));
      const { root, nodes } = await this.math.extend(held, vault.nodesOf(id), more);
      draft.adopt({ id, size: log.size, root: toHex(root), nodes });
      // The vault was put back to an earlier time, and its own log is longer than it knows: it begins another.
      if (id === draft.logId) draft.logId = crypto.randomUUID();
    }
    return forked;
  }

  seedOf(id: string): string | null {
    return this.#logs.get(id)?.seed ?? null;
  }

  sizeOf(id: string): number {
    return this.#logs.get(id)?.size ?? 0;
  }
}

const hashAt = ({ hashes }: FileLog, index: number): Uint8Array =>
  hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);

function must(holds: boolean): asserts holds {
  if (!holds) throw new WalletError('file-content', 'the logs do not fit together');
}
