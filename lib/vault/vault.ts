import { type Bytes, fromUtf8, utf8 } from '#lib/crypto/bytes';
import { open, type Place, seal } from '#lib/crypto/seal';
import { createTurns, WalletError } from '#lib/protocol/index';
import { tick } from './clock';
import type { Row, VaultDb } from './db';
import { Draft, type Write } from './draft';
import type { KeyClass, Leaf, Opened, StoreName, VaultState } from './records';

/** Version of the records' own shape. */
const RECORD_SCHEMA = 1;
const MAX_CACHED_NODES = 4_096;

/** What is to be appended to the log. `body` is plain JSON. */
export interface EntryDraft {
  kind: string;
  at: number;
  body: unknown;
}

/** Appends entries to the Merkle log: pure, given a reader of stored nodes. Wired to lib/log. */
export type Append = (
  size: number,
  read: (level: number, index: number) => Promise<Uint8Array>,
  entries: EntryDraft[],
) => Promise<{ size: number; nodes: { level: number; index: number; hash: Uint8Array }[]; leaves: Leaf[] }>;

export interface VaultDeps {
  /** @throws WalletError `locked` */
  key: (keyClass: KeyClass) => Promise<CryptoKey>;
  append: Append;
  now: () => number;
  /** Called after every change that became durable. */
  onChange: () => void;
}

/**
 * The encrypted store. Only the background opens it. Each change is one strict transaction over records,
 * log nodes and generation: it is there whole or not at all.
 */
export class Vault {
  readonly #inTurn = createTurns();
  /** Stored nodes never change, and each change reads the same few. */
  readonly #nodes = new Map<string, Uint8Array>();

  constructor(
    private readonly db: VaultDb,
    private readonly vaultId: string,
    private readonly deps: VaultDeps,
  ) {}

  /**
   * Makes a new vault: header, bookkeeping and what `work` puts, in one transaction.
   *
   * @throws WalletError `wallet-exists`
   */
  async initialise(header: unknown, work: (draft: Draft) => void): Promise<void> {
    const state = newState(this.deps.now());
    const draft = new Draft(state, this.deps.now());
    work(draft);
    await this.#commit(state, draft, header);
    this.deps.onChange();
  }

  /** @throws WalletError `vault-corrupt` when there is none */
  async state(): Promise<VaultState> {
    const state = await this.db.get('state', 'state');
    if (!state) throw new WalletError('vault-corrupt', 'the vault has no state');
    return state;
  }

  count(store: StoreName): Promise<number> {
    return this.db.count(store);
  }

  /** Ids in key order; newest first for stores whose ids begin with their time. */
  async ids(store: StoreName, options: { newestFirst?: boolean; limit?: number } = {}): Promise<string[]> {
    const ids = await this.db.getAllKeys(store, undefined, options.newestFirst ? undefined : options.limit);
    return options.newestFirst ? ids.reverse().slice(0, options.limit) : ids;
  }

  /** @throws WalletError `locked`, `vault-corrupt` */
  async get<S extends StoreName>(store: S, id: string): Promise<Opened<S> | null> {
    const row = await this.db.get(store, id);
    return row ? this.#open(store, row) : null;
  }

  /** Opens the named records, in that order; those that are gone are left out. */
  async getMany<S extends StoreName>(store: S, ids: readonly string[]): Promise<Opened<S>[]> {
    const opened = await Promise.all(ids.map((id) => this.get(store, id)));
    return opened.filter((record) => record !== null);
  }

  async all<S extends StoreName>(store: S): Promise<Opened<S>[]> {
    const rows = await this.db.getAll(store);
    return Promise.all(rows.map((row) => this.#open(store, row)));
  }

  /** A stored Merkle node. */
  readonly readNode = async (level: number, index: number): Promise<Uint8Array> => {
    const key = `${level}/${index}`;
    const hash = this.#nodes.get(key) ?? (await this.db.get('nodes', [level, index]));
    if (!hash) throw new WalletError('vault-corrupt', 'a node of the log is missing', { data: { level, index } });
    if (this.#nodes.size >= MAX_CACHED_NODES) this.#nodes.clear();
    this.#nodes.set(key, hash);
    return hash;
  };

  /**
   * Runs `work` alone and writes what it put into the draft in one transaction. When this resolves the
   * change is durable; when it throws nothing of it is there.
   *
   * @throws WalletError `locked`, `conflict`, `storage-full`, `vault-corrupt`, or what `work` throws
   */
  change<T>(work: (draft: Draft) => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      const state = await this.state();
      const draft = new Draft(state, this.deps.now());
      const result = await work(draft);
      if (draft.writes.length > 0) {
        await this.#commit(state, draft);
        this.deps.onChange();
      }
      return result;
    });
  }

  async #commit(before: VaultState, draft: Draft, header?: unknown): Promise<void> {
    const { writes } = draft;
    const entries = writes.flatMap((write) => write.entries);
    const log = await this.deps.append(before.logSize, this.readNode, entries);
    let first = 0;
    const sealed = await Promise.all(
      writes.map((write) => {
        const leaves = log.leaves.slice(first, first + write.entries.length);
        first += leaves.length;
        return this.#prepare(write, leaves);
      }),
    );
    const after: VaultState = {
      ...before,
      generation: before.generation + 1,
      logSize: log.size,
      clock: draft.clock,
    };
    const stores = [...new Set(writes.map((write) => write.store))];
    const tx = this.db.transaction([...stores, 'header', 'state', 'nodes'], 'readwrite', { durability: 'strict' });
    const done = tx.done.catch((error: unknown) => {
      throw storageError(error);
    });
    try {
      const current = await tx.objectStore('state').get('state');
      const expected = header === undefined ? before.generation : undefined;
      if (current?.generation !== expected) {
        tx.abort();
        throw header === undefined
          ? new WalletError('conflict', 'the vault was changed elsewhere')
          : new WalletError('wallet-exists');
      }
      if (header !== undefined) void tx.objectStore('header').put(header, 'header');
      for (const { store, id, row } of sealed) {
        if (row) void tx.objectStore(store).put(row);
        else void tx.objectStore(store).delete(id);
      }
      for (const { level, index, hash } of log.nodes) void tx.objectStore('nodes').put(hash, [level, index]);
      void tx.objectStore('state').put(after, 'state');
    } catch (error) {
      await done.catch(() => undefined);
      throw storageError(error);
    }
    await done;
  }

  async #prepare(write: Write, leaves: Leaf[]): Promise<{ store: StoreName; id: string; row: Row | null }> {
    const { store, id } = write;
    if (write.value === undefined) return { store, id, row: null };
    const existing = await this.db.get(store, id);
    const kept = existing && write.keepLeaves ? (await this.#open(store, existing)).leaves : [];
    const revision = (existing?.revision ?? 0) + 1;
    const plaintext = utf8(JSON.stringify({ value: write.value, leaves: [...kept, ...leaves] }));
    const place = this.#place(store, id, revision);
    const sealed = await seal(await this.deps.key(write.keyClass), place, plaintext);
    return { store, id, row: { id, schema: RECORD_SCHEMA, revision, keyClass: write.keyClass, ...sealed } };
  }

  async #open<S extends StoreName>(store: S, row: Row): Promise<Opened<S>> {
    if (row.schema > RECORD_SCHEMA) throw new WalletError('vault-newer');
    const key = await this.deps.key(row.keyClass);
    let plaintext: Bytes;
    try {
      plaintext = await open(key, this.#place(store, row.id, row.revision), row);
    } catch (cause) {
      throw new WalletError('vault-corrupt', 'a record does not open', { cause, data: { store, id: row.id } });
    }
    const { value, leaves } = JSON.parse(fromUtf8(plaintext));
    return { id: row.id, value, leaves, revision: row.revision };
  }

  #place(store: StoreName, id: string, revision: number): Place {
    return { vault: this.vaultId, store, id, schema: RECORD_SCHEMA, revision };
  }
}

function storageError(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return new WalletError('storage-full', 'the disk is full', { cause: error });
  }
  return error;
}

/** A new vault's bookkeeping. */
export function newState(now: number): VaultState {
  const clock = tick({ t: 0, c: 0 }, now);
  return { generation: 0, deviceId: crypto.randomUUID(), logId: crypto.randomUUID(), logSize: 0, clock };
}
