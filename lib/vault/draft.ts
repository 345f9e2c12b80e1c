import type { Revision } from '#lib/protocol/index';
import { tick } from './clock';
import { BUCKETS, bucketOf } from './epochs/bucket';
import type { KeyClass, Leaf, Records, StoreName, VaultState } from './records';
import type { EntryDraft } from './vault';

export interface Write {
  store: StoreName;
  id: string;
  /** Undefined: the record is deleted. */
  value: Records[StoreName] | undefined;
  keyClass: KeyClass;
  entries: EntryDraft[];
  keepLeaves: boolean;
  /** Entries that came with the record from other logs. */
  leaves: Leaf[];
}

/** A log of another installation, as far as this vault holds it after the change. */
export interface AdoptedLog {
  id: string;
  size: number;
  /** Nodes that are not stored yet. */
  nodes: { level: number; index: number; hash: Uint8Array }[];
}

interface PutOptions {
  keyClass?: KeyClass;
  /** Appended to the log with the change. */
  entry?: { kind: string; body: unknown };
  /** Keep what opens the record's earlier entries, so that they stay provable. Left out, they are forgotten. */
  keepLeaves?: boolean;
  /** Entries that came with the record from other logs; they go before those of this change. */
  leaves?: Leaf[];
  /** As how many ordinary records it counts, by its size. Left out, 1. */
  weight?: number;
}

/** What a draft holds. */
export interface DraftPart {
  writes: Write[];
  /** Logs that came by merge or restore. */
  adopted: AdoptedLog[];
  logId: string;
}

/** A record as a change will leave it; null: deleted. */
export interface Written<S extends StoreName> {
  id: string;
  value: Records[S] | null;
}

/** Takes parts of a change that is too large to be held until it commits. */
export interface PartSink {
  /** Whether it took any. */
  readonly used: boolean;
  take(part: DraftPart): Promise<void>;
  /** What it took of one bucket of a store. */
  written<S extends StoreName>(store: S, bucket: number): Promise<Written<S>[]>;
}

/** From how many records on a draft is put aside. */
const MUCH = 2_000;
/** A stored Merkle node and a deletion take that share of a record's room. */
const NODE = 0.1;
const DELETION = 0.1;

/** What one change will write. Nothing of it counts until the change commits. */
export class Draft {
  #writes = new Map<string, Write>();
  #adopted: AdoptedLog[] = [];
  #weight = 0;
  /** The log that this change's entries go to, and all later ones. */
  logId: string;
  clock: { t: number; c: number };

  constructor(
    readonly state: VaultState,
    readonly now: number,
    private readonly sink: PartSink,
  ) {
    this.clock = state.clock;
    this.logId = state.logId;
  }

  /** Whether nothing was put, or all of it put aside. */
  get isEmpty(): boolean {
    return this.#writes.size === 0;
  }

  /** Hands out what is there, and is empty. */
  take(): DraftPart {
    const part = { writes: [...this.#writes.values()], adopted: this.#adopted, logId: this.logId };
    this.#writes = new Map();
    this.#adopted = [];
    this.#weight = 0;
    return part;
  }

  /**
   * Puts what is there aside once it is much, so that a change of any size takes little memory. Call it between records
   * that are put only once: what was put aside is not `pending`.
   *
   * @throws WalletError `locked`, `storage-full`
   */
  async spill(): Promise<void> {
    if (this.#weight >= MUCH) await this.sink.take(this.take());
  }

  /** What this change does to a store so far, bucket by bucket. What is put meanwhile need not be in it. */
  async *written<S extends StoreName>(store: S): AsyncGenerator<[bucket: number, records: Written<S>[]]> {
    if (!this.sink.used) {
      yield* this.#held(store);
      return;
    }
    await this.sink.take(this.take());
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const records = await this.sink.written(store, bucket);
      if (records.length > 0) yield [bucket, records];
    }
  }

  /** The next revision of anything in this change. */
  revision(): Revision {
    this.clock = tick(this.clock, this.now);
    return { ...this.clock, d: this.state.deviceId };
  }

  /** A revision that came from elsewhere: this change's own are later. */
  witness({ t, c }: { t: number; c: number }): void {
    if (t > this.clock.t || (t === this.clock.t && c > this.clock.c)) this.clock = { t, c };
  }

  adopt(log: AdoptedLog): void {
    this.#adopted.push(log);
    this.#weight += log.nodes.length * NODE;
  }

  /** What this change already puts there; undefined when it does not touch it, null when it deletes it. */
  pending<S extends StoreName>(store: S, id: string): Records[S] | null | undefined {
    const write = this.#writes.get(`${store}/${id}`);
    return write && ((write.value as Records[S] | undefined) ?? null);
  }

  /** A record that is put twice in one change is written once, with both entries. */
  put<S extends StoreName>(store: S, id: string, value: Records[S], options: PutOptions = {}): void {
    const { keyClass = 'ordinary', entry, keepLeaves = false, leaves = [], weight = 1 } = options;
    this.#weight += weight;
    this.#add({ store, id, value, keyClass, entries: this.#entries(entry), keepLeaves, leaves });
  }

  delete(store: StoreName, id: string, entry?: PutOptions['entry']): void {
    this.#weight += DELETION;
    const entries = this.#entries(entry);
    this.#add({ store, id, value: undefined, keyClass: 'ordinary', entries, keepLeaves: false, leaves: [] });
  }

  #held<S extends StoreName>(store: S): Map<number, Written<S>[]> {
    const buckets = new Map<number, Written<S>[]>();
    for (const write of this.#writes.values()) {
      if (write.store !== store) continue;
      const bucket = bucketOf(store, write.id);
      const records = buckets.get(bucket) ?? [];
      records.push({ id: write.id, value: (write.value as Records[S] | undefined) ?? null });
      buckets.set(bucket, records);
    }
    return buckets;
  }

  #add(write: Write): void {
    const key = `${write.store}/${write.id}`;
    const earlier = this.#writes.get(key)?.entries ?? [];
    this.#writes.set(key, { ...write, entries: [...earlier, ...write.entries] });
  }

  #entries(entry: PutOptions['entry']): EntryDraft[] {
    return entry ? [{ ...entry, at: this.now }] : [];
  }
}
