import type { Revision } from '#lib/protocol/index';
import { tick } from './clock';
import type { KeyClass, Records, StoreName, VaultState } from './records';
import type { EntryDraft } from './vault';

export interface Write {
  store: StoreName;
  id: string;
  /** Undefined: the record is deleted. */
  value: Records[StoreName] | undefined;
  keyClass: KeyClass;
  entries: EntryDraft[];
  keepLeaves: boolean;
}

interface PutOptions {
  keyClass?: KeyClass;
  /** Appended to the log with the change. */
  entry?: { kind: string; body: unknown };
  /** Keep what opens the record's earlier entries, so that they stay provable. Left out, they are forgotten. */
  keepLeaves?: boolean;
}

/** What one change will write. Nothing is stored until the change commits. */
export class Draft {
  readonly #writes = new Map<string, Write>();
  clock: { t: number; c: number };

  constructor(
    readonly state: VaultState,
    readonly now: number,
  ) {
    this.clock = state.clock;
  }

  get writes(): Write[] {
    return [...this.#writes.values()];
  }

  /** The next revision of anything in this change. */
  revision(): Revision {
    this.clock = tick(this.clock, this.now);
    return { ...this.clock, d: this.state.deviceId };
  }

  /** A record that is put twice in one change is written once, with both entries. */
  put<S extends StoreName>(store: S, id: string, value: Records[S], options: PutOptions = {}): void {
    const { keyClass = 'ordinary', entry, keepLeaves = false } = options;
    this.#add({ store, id, value, keyClass, entries: this.#entries(entry), keepLeaves });
  }

  delete(store: StoreName, id: string, entry?: PutOptions['entry']): void {
    this.#add({ store, id, value: undefined, keyClass: 'ordinary', entries: this.#entries(entry), keepLeaves: false });
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
