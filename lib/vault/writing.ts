import { asideIn, clearAside, nodesAside, putAside } from './aside';
import { commit } from './commit';
import type { Contents } from './contents';
import type { Aside, NodeRow, Row, VaultDb } from './db';
import type { AdoptedLog, DraftPart, PartSink, Write, Written } from './draft';
import { Edge } from './edge';
import { bucketOf } from './epochs/bucket';
import type { Leaf, Opened, StoreName, VaultState } from './records';
import type { Rows } from './rows';
import type { OpenedState, States } from './states';
import type { Append, ReadNode } from './vault';

export interface WritingDeps {
  db: VaultDb;
  rows: Rows;
  states: States;
  append: Append;
  nodesOf: (log: string) => ReadNode;
  /** @throws WalletError `locked`, `vault-corrupt` */
  open: <S extends StoreName>(store: S, row: Row) => Promise<Opened<S>>;
}

/** A record as it stands, this change's earlier parts among it. */
interface Standing {
  row: Row | null;
  /** An earlier part of the change wrote or deleted it. */
  aside: boolean;
}

interface SealedPart {
  rows: { store: StoreName; id: string; row: Row | null }[];
  nodes: NodeRow[];
  /** How many of the rows take the place of one that was put aside. */
  again: number;
}

/** One change on its way into the database: seals what its draft holds, and keeps account of what the vault will hold. */
export class Writing implements PartSink {
  readonly #present: Contents;
  readonly #dirty: Set<number>;
  readonly #sizes: Record<string, number>;
  readonly #edges = new Map<string, Edge>();
  #aside = 0;
  #sealed = 0;
  /** Stores of which something was put aside. */
  readonly #asideOf = new Set<StoreName>();

  /** @param onSealed called with how many records are sealed so far */
  constructor(
    private readonly deps: WritingDeps,
    private readonly before: OpenedState,
    private readonly onSealed: (records: number) => void = () => {},
  ) {
    this.#present = before.contents.copy();
    this.#dirty = new Set(before.state.dirty);
    this.#sizes = { ...before.state.logs };
  }

  get used(): boolean {
    return this.#aside > 0;
  }

  /** Seals a part and puts it aside. @throws WalletError `locked`, `storage-full` */
  async take(part: DraftPart): Promise<void> {
    const { db } = this.deps;
    if (!this.used) await clearAside(db);
    const { rows, nodes, again } = await this.#seal(part);
    const all: Aside[] = [
      ...rows.map((each) => ({ ...each, bucket: bucketOf(each.store, each.id) })),
      ...nodesAside(nodes),
    ];
    this.#aside += all.length - again;
    for (const { store } of rows) this.#asideOf.add(store);
    await putAside(db, all);
  }

  async written<S extends StoreName>(store: S, bucket: number): Promise<Written<S>[]> {
    const { db, open } = this.deps;
    const found = await asideIn(db, store, bucket);
    return Promise.all(found.map(async ({ id, row }) => ({ id, value: row ? (await open(store, row)).value : null })));
  }

  /**
   * Writes the last part, and with it everything.
   *
   * @param header of a new vault
   * @throws WalletError `locked`, `conflict`, `wallet-exists`, `storage-full`
   */
  async finish(part: DraftPart, clock: VaultState['clock'], header?: unknown): Promise<void> {
    const { db, states } = this.deps;
    const { state } = this.before;
    const { rows, nodes } = await this.#seal(part);
    const after: VaultState = {
      ...state,
      generation: state.generation + 1,
      logId: part.logId,
      logs: this.#sizes,
      clock,
      dirty: [...this.#dirty].sort((a, b) => a - b),
    };
    await commit(db, {
      rows,
      nodes,
      before: header === undefined ? state.generation : null,
      state: await states.seal(after, this.#present),
      aside: this.#aside,
      header,
    });
  }

  /** Drops what was put aside. */
  async abandon(): Promise<void> {
    if (this.used) await clearAside(this.deps.db);
  }

  async #seal({ writes, adopted, logId }: DraftPart): Promise<SealedPart> {
    const nodes = adopted.flatMap((log) => this.#adopt(log));
    const entries = writes.flatMap((write) => write.entries);
    const own = { id: logId, size: this.#sizes[logId] ?? 0, read: this.#edge(logId).over(this.deps.nodesOf(logId)) };
    const { size, nodes: appended, leaves } = await this.deps.append(own, entries);
    const standing = await this.#standing(writes);
    let [first, again] = [0, 0];
    const rows: Promise<SealedPart['rows'][number]>[] = [];
    for (const [i, write] of writes.entries()) {
      const own = leaves.slice(first, first + write.entries.length);
      first += own.length;
      const { row = null, aside = false } = standing[i] ?? {};
      // What is not there needs no deletion: a merge names all three places where an item may be.
      if (write.value === undefined && row === null) continue;
      if (aside) again++;
      rows.push(this.#sealOne(write, own, row).finally(() => this.onSealed(++this.#sealed)));
    }
    const all = [...nodes, ...this.#adopt({ id: logId, size, nodes: appended })];
    return { rows: await Promise.all(rows), nodes: all, again };
  }

  #adopt({ id, size, nodes }: Pick<AdoptedLog, 'id' | 'size' | 'nodes'>): NodeRow[] {
    this.#edge(id).note(nodes);
    this.#sizes[id] = size;
    return nodes.map((node) => ({ log: id, ...node }));
  }

  #edge(log: string): Edge {
    const edge = this.#edges.get(log) ?? new Edge();
    this.#edges.set(log, edge);
    return edge;
  }

  async #sealOne(write: Write, leaves: readonly Leaf[], existing: Row | null) {
    const { store, id, keyClass, value } = write;
    if (existing) {
      this.#present.remove(store, id, existing.revision);
      if (leavesTraces(write) || existing.keyClass !== keyClass) this.#dirty.add(bucketOf(store, id));
    }
    if (value === undefined) return { store, id, row: null };
    const kept = existing && write.keepLeaves ? (await this.deps.open(store, existing)).leaves : [];
    const revision = (existing?.revision ?? 0) + 1;
    const content = { value, leaves: [...kept, ...write.leaves, ...leaves] };
    const row = await this.deps.rows.seal(store, id, { revision, keyClass }, content);
    this.#present.add(store, id, revision);
    return { store, id, row };
  }

  /** In one transaction for all of them. */
  async #standing(writes: readonly Write[]): Promise<Standing[]> {
    if (writes.length === 0) return [];
    const stores = [...new Set(writes.map(({ store }) => store))];
    const all: (StoreName | 'aside')[] = [...stores, 'aside'];
    const tx = this.deps.db.transaction(all);
    const first = await Promise.all(stores.map((store) => tx.objectStore(store).getAllKeys(null, 1)));
    const empty = new Set(stores.filter((_, i) => first[i]?.length === 0));
    return Promise.all(
      writes.map(async ({ store, id }) => {
        const mayLie = this.#asideOf.has(store);
        const aside = mayLie ? await tx.objectStore('aside').get([store, bucketOf(store, id), id]) : undefined;
        if (aside && aside.store !== 'nodes') return { row: aside.row, aside: true };
        const row = empty.has(store) ? undefined : await tx.objectStore(store).get(id);
        return { row: row ?? null, aside: false };
      }),
    );
  }
}

/** Whether the version before says something that the new one does not. Index segments follow the items in their bucket. */
function leavesTraces({ store, value, keepLeaves }: Write): boolean {
  if (value === undefined) return true;
  return !keepLeaves && store !== 'index' && store !== 'terms';
}
