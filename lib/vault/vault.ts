import { createTurns, WalletError } from '#lib/protocol/index';
import { commit } from './commit';
import { Contents } from './contents';
import type { Row, VaultDb } from './db';
import { Draft } from './draft';
import type { Epochs } from './epochs/epochs';
import { forgetSome } from './forget';
import { type JoinNodes, LogNodes, type MendNode } from './log-nodes';
import { type Leaf, type Opened, STORES, type StoreName, type VaultState } from './records';
import { type ClassKey, Rows } from './rows';
import { newState } from './state';
import { type OpenedState, States } from './states';
import { Writing } from './writing';

const ROWS_AT_ONCE = 200;

/** What is to be appended to the log. `body` is plain JSON. */
export interface EntryDraft {
  kind: string;
  at: number;
  body: unknown;
}

export type ReadNode = (level: number, index: number) => Promise<Uint8Array>;

/** Appends entries to a Merkle log: pure, given a reader of its stored nodes. Wired to lib/log. */
export type Append = (
  log: { id: string; size: number; read: ReadNode },
  entries: EntryDraft[],
) => Promise<{ size: number; nodes: { level: number; index: number; hash: Uint8Array }[]; leaves: Leaf[] }>;

/** Something that does not read as it was written. */
export type Damage =
  | { place: 'state' | 'epochs' }
  /** A node of a log is missing. */
  | { place: 'log'; mended: boolean }
  | { place: 'record'; store: StoreName; id: string }
  /** Records are missing, or are older than they were. */
  | { place: 'contents'; store: StoreName };

export interface VaultDeps {
  key: ClassKey;
  epochs: Epochs;
  append: Append;
  mend: MendNode;
  join: JoinNodes;
  now: () => number;
  /** Runs work while no other worker does. */
  exclusive: <T>(work: () => Promise<T>) => Promise<T>;
  /** Called after every change that became durable. */
  onChange: () => void;
  onDamage: (damage: Damage) => void;
}

/** Some records of a store, and the ids of those that are there but do not open. */
export interface Found<S extends StoreName> {
  records: Opened<S>[];
  damaged: string[];
}

/** An item, its versions beside it, and what is left where it was deleted; null where there is none. */
interface KeptItem {
  shown: Opened<'items'> | null;
  beside: Opened<'conflicts'> | null;
  gone: Opened<'tombstones'> | null;
}

/**
 * The encrypted store. Only the background opens it. Each change is one strict transaction over records,
 * log nodes and generation: it is there whole or not at all.
 */
export class Vault {
  readonly #inTurn = createTurns();
  readonly #rows: Rows;
  readonly #states: States;
  readonly #nodes: LogNodes;

  constructor(
    private readonly db: VaultDb,
    vaultId: string,
    private readonly deps: VaultDeps,
  ) {
    this.#rows = new Rows(vaultId, deps.key, deps.epochs);
    this.#states = new States(db, vaultId, deps.key, () => deps.onDamage({ place: 'state' }));
    this.#nodes = new LogNodes(db, deps.mend, deps.join, (mended) => deps.onDamage({ place: 'log', mended }));
  }

  /**
   * Makes a new vault: epochs, header, bookkeeping and what `work` puts.
   *
   * @throws WalletError `wallet-exists`
   */
  initialise(header: unknown, work: (draft: Draft) => Promise<void> | void): Promise<void> {
    return this.#alone(async () => {
      if ((await this.db.count('state')) > 0) throw new WalletError('wallet-exists');
      await this.deps.epochs.create();
      const opened = { state: newState(this.deps.now()), contents: Contents.empty() };
      await this.#write(opened, async (draft) => work(draft), { header });
    });
  }

  /** @throws WalletError `vault-corrupt` when there is none */
  state(): Promise<VaultState> {
    return this.#states.glance();
  }

  /**
   * How many records a store should hold. To count those that are there takes the longer the more there are.
   *
   * @throws WalletError `locked`, `vault-corrupt`
   */
  async size(store: StoreName): Promise<number> {
    return (await this.#states.open()).contents.count(store);
  }

  /** How many records a store has. */
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

  /** All that is kept of an item, as it is at one moment. @throws WalletError `locked`, `vault-corrupt` */
  async keptOf(id: string): Promise<KeptItem> {
    const tx = this.db.transaction(['items', 'conflicts', 'tombstones']);
    const kept = async <S extends StoreName>(store: S, reading: Promise<Row | undefined>) => {
      const row = await reading;
      return row ? this.#open(store, row) : null;
    };
    const [shown, beside, gone] = await Promise.all([
      kept('items', tx.objectStore('items').get(id)),
      kept('conflicts', tx.objectStore('conflicts').get(id)),
      kept('tombstones', tx.objectStore('tombstones').get(id)),
    ]);
    return { shown, beside, gone };
  }

  /** Opens the named records, in that order; those that are gone or damaged are left out. @throws WalletError `locked` */
  async getMany<S extends StoreName>(store: S, ids: readonly string[]): Promise<Opened<S>[]> {
    return (await this.find(store, ids)).records;
  }

  /** Opens the named records, in that order, and tells which are damaged. @throws WalletError `locked` */
  async find<S extends StoreName>(store: S, ids: readonly string[]): Promise<Found<S>> {
    // One transaction for all: each of its own takes longer than what is read in it.
    const tx = this.db.transaction(store);
    const rows = await Promise.all(ids.map((id) => tx.store.get(id)));
    return this.#openEach(
      store,
      rows.filter((row) => row !== undefined),
    );
  }

  /** Every record that opens. @throws WalletError `locked` */
  async all<S extends StoreName>(store: S): Promise<Opened<S>[]> {
    return (await this.#openEach(store, await this.db.getAll(store))).records;
  }

  /** The records of one bucket that open, such as an index segment is made of. @throws WalletError `locked` */
  async inBucket<S extends StoreName>(store: S, bucket: number): Promise<Opened<S>[]> {
    const range = IDBKeyRange.only(bucket);
    return (await this.#openEach(store, await this.db.getAllFromIndex(store, 'bucket', range))).records;
  }

  /** Every record, some at a time, so that a large vault is never in memory whole. @throws WalletError `locked` */
  async *pages<S extends StoreName>(store: S, size = ROWS_AT_ONCE): AsyncGenerator<Found<S>> {
    for await (const rows of this.#rowsOf(store, size)) yield this.#openEach(store, rows);
  }

  /** Reads the stored Merkle nodes of one log. */
  nodesOf(log: string): ReadNode {
    return (level, index) => this.#nodes.read(log, level, index);
  }

  /** Looks for nodes of every log that are missing or wrong: they are made anew where that can be, or reported. */
  async checkLogs(): Promise<void> {
    const { logs } = await this.state();
    for (const [log, size] of Object.entries(logs)) await this.#nodes.check(log, size);
  }

  /** Hashes of some of a log's leaves, in order. */
  leafHashes(log: string, first: number, count: number): Promise<Uint8Array[]> {
    return this.db.getAll('nodes', IDBKeyRange.bound([log, 0, first], [log, 0, first + count - 1]));
  }

  /**
   * Runs `work` alone and writes what it put into the draft in one transaction. When this resolves the
   * change is durable; when it throws nothing of it is there. What the draft spills waits in the database meanwhile,
   * where nothing reads it.
   *
   * @param onSealed called with how many of its records are sealed so far
   * @throws WalletError `locked`, `conflict`, `storage-full`, `vault-corrupt`, or what `work` throws
   */
  change<T>(work: (draft: Draft) => Promise<T>, onSealed?: (records: number) => void): Promise<T> {
    return this.#alone(async () => this.#write(await this.#states.open(), work, { onSealed }));
  }

  /** Whether something that was deleted or replaced may still be opened: it waits, or is on its way. */
  async hasToForget(): Promise<boolean> {
    return (await this.state()).dirty.length > 0 || (await this.deps.epochs.moving()).length > 0;
  }

  /**
   * Makes what was deleted or replaced impossible to open, as far as it is in this vault (docs/adr/0006-forgetting.md).
   * Other changes may come between its steps.
   *
   * @throws WalletError `locked`
   */
  async forget(): Promise<void> {
    const step = () => forgetSome({ db: this.db, epochs: this.deps.epochs, rows: this.#rows, states: this.#states });
    while ((await this.#alone(step)) > 0);
  }

  /**
   * Compares what is there with what was written last.
   *
   * @returns stores in which records are missing, came from elsewhere, or are older than they were
   * @throws WalletError `locked`, `vault-corrupt`
   */
  async differences(): Promise<StoreName[]> {
    const compare = async () => {
      const { contents } = await this.#states.open();
      return contents.differences(await this.#present(contents.salt));
    };
    // A change that lands meanwhile looks like one: what was found is looked at again while nothing is written.
    return (await compare()).length === 0 ? [] : this.#alone(compare);
  }

  /** Takes what is there as it is, after the person was told. The state is made anew where it did not read. */
  acceptContents(): Promise<void> {
    return this.#alone(async () => {
      const opened = await this.#states.open();
      const contents = await this.#present(opened.contents.salt);
      const { state } = opened;
      const row = await this.#states.seal({ ...state, generation: state.generation + 1 }, contents);
      await commit(this.db, { before: state.generation, state: row, rows: [], nodes: [] });
    });
  }

  async #present(salt: Contents['salt']): Promise<Contents> {
    const present = Contents.empty(salt);
    for (const store of STORES) {
      for await (const rows of this.#rowsOf(store, ROWS_AT_ONCE)) {
        for (const { id, revision } of rows) present.add(store, id, revision);
      }
    }
    return present;
  }

  async *#rowsOf(store: StoreName, size: number): AsyncGenerator<Row[]> {
    let after: string | undefined;
    for (;;) {
      const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
      const rows = await this.db.getAll(store, range, size);
      if (rows.length === 0) return;
      after = rows.at(-1)?.id;
      yield rows;
    }
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.deps.exclusive(work));
  }

  async #write<T>(
    opened: OpenedState,
    work: (draft: Draft) => Promise<T>,
    { header, onSealed }: { header?: unknown; onSealed?: ((records: number) => void) | undefined },
  ): Promise<T> {
    const writing = new Writing(
      {
        db: this.db,
        rows: this.#rows,
        states: this.#states,
        append: this.deps.append,
        nodesOf: (log) => this.nodesOf(log),
        open: (store, row) => this.#open(store, row),
      },
      opened,
      onSealed,
    );
    try {
      const draft = new Draft(opened.state, this.deps.now(), writing);
      const result = await work(draft);
      if (draft.isEmpty && !writing.used && header === undefined) return result;
      await writing.finish(draft.take(), draft.clock, header);
      this.deps.onChange();
      return result;
    } catch (error) {
      // Where that fails too, the next forgetting drops it.
      await writing.abandon().catch(() => undefined);
      throw error;
    }
  }

  async #open<S extends StoreName>(store: S, row: Row): Promise<Opened<S>> {
    try {
      return await this.#rows.open(store, row);
    } catch (error) {
      if (isDamage(error)) this.deps.onDamage({ place: 'record', store, id: row.id });
      throw error;
    }
  }

  async #openEach<S extends StoreName>(store: S, rows: readonly Row[]): Promise<Found<S>> {
    const damaged: string[] = [];
    const records = await Promise.all(
      rows.map(async (row) => {
        try {
          return await this.#open(store, row);
        } catch (error) {
          if (!isDamage(error)) throw error;
          damaged.push(row.id);
          return null;
        }
      }),
    );
    return { records: records.filter((record) => record !== null), damaged };
  }
}

/** One record's own damage, which must not make others unusable. */
export const isDamage = (error: unknown): boolean =>
  error instanceof WalletError && error.code === 'vault-corrupt' && error.data?.id !== undefined;
