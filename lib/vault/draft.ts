import type { Revision } from '#lib/protocol/index';
import { tick } from './clock';
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
  /** 32 bytes, hex. */
  root: string;
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
}

/** What one change will write. Nothing is stored until the change commits. */
export class Draft {
  readonly #writes = new Map<string, Write>();
  /** Logs that came by merge or restore. */
  readonly adopted: AdoptedLog[] = [];
  /** The log that this change's entries go to, and all later ones. */
  logId: string;
  clock: { t: number; c: number };

  constructor(
    readonly state: VaultState,
    readonly now: number,
  ) {
    this.clock = state.clock;
    this.logId = state.logId;
  }

  get writes(): Write[] {
    return [...this.#writes.values()];
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
    this.adopted.push(log);
  }

  /** What this change already puts there; undefined when it does not touch it, null when it deletes it. */
  pending<S extends StoreName>(store: S, id: string): Records[S] | null | undefined {
    const write = this.#writes.get(`${store}/${id}`);
    return write && ((write.value as Records[S] | undefined) ?? null);
  }

  /** A record that is put twice in one change is written once, with both entries. */
  put<S extends StoreName>(store: S, id: string, value: Records[S], options: PutOptions = {}): void {
    const { keyClass = 'ordinary', entry, keepLeaves = false, leaves = [] } = options;
    this.#add({ store, id, value, keyClass, entries: this.#entries(entry), keepLeaves, leaves });
  }

  delete(store: StoreName, id: string, entry?: PutOptions['entry']): void {
    const entries = this.#entries(entry);
    this.#add({ store, id, value: undefined, keyClass: 'ordinary', entries, keepLeaves: false, leaves: [] });
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
