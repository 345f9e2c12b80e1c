import { type Bytes, toHex } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import {
  decodeTable,
  type Epoch,
  type EpochTable,
  encodeTable,
  movingBuckets,
  newTable,
  TABLE_BYTES,
  withNewEpochs,
  withoutOldEpochs,
} from './table';

/** Two files where overwriting really overwrites (docs/adr/0006-forgetting.md). */
export interface EpochFiles {
  /** Null when there is none. */
  read(copy: 0 | 1): Promise<Bytes | null>;
  /** Overwrites in place; resolves when the bytes are with the disk. */
  write(copy: 0 | 1, bytes: Bytes): Promise<void>;
}

/** A copy that was damaged and written anew from the other. */
export type CopyRepaired = (copy: 0 | 1) => void;

/**
 * The epochs of every bucket. Both copies are written one after the other, so that at any moment one is whole; a new
 * epoch is in both before a row uses it.
 */
export class Epochs {
  #table: Promise<EpochTable> | null = null;

  constructor(
    private readonly files: EpochFiles,
    private readonly onRepaired: CopyRepaired = () => {},
  ) {}

  /** The first epochs of a new vault. Whatever lies there is overwritten. */
  async create(): Promise<void> {
    await this.#write(newTable());
  }

  /** @throws WalletError `vault-corrupt` when neither copy reads */
  async current(bucket: number): Promise<Epoch> {
    return this.#bucket(await this.table(), bucket).current;
  }

  /** @throws WalletError `vault-corrupt` when that epoch was overwritten, or neither copy reads */
  async named(bucket: number, number: number): Promise<Epoch> {
    const { current, previous } = this.#bucket(await this.table(), bucket);
    if (current.number === number) return current;
    if (previous?.number === number) return previous;
    throw new WalletError('vault-corrupt', 'the epoch of a record is gone', { data: { bucket, number } });
  }

  /** Puts a new epoch beside the old one of each of these buckets. */
  async begin(buckets: readonly number[]): Promise<void> {
    await this.#write(withNewEpochs(await this.table(), buckets));
  }

  /** Overwrites the old epochs of these buckets: what was sealed in them cannot be opened any more. */
  async finish(buckets: readonly number[]): Promise<void> {
    await this.#write(withoutOldEpochs(await this.table(), buckets));
  }

  /** Buckets whose rows are on their way to a new epoch. */
  async moving(): Promise<number[]> {
    return movingBuckets(await this.table());
  }

  /** Overwrites everything: no record opens any more. */
  async erase(): Promise<void> {
    this.#table = null;
    for (const copy of [0, 1] as const) await this.files.write(copy, new Uint8Array(TABLE_BYTES));
  }

  /** @throws WalletError `vault-corrupt` when neither copy reads */
  table(): Promise<EpochTable> {
    if (!this.#table) {
      const loading = this.#load();
      this.#table = loading;
      loading.catch(() => {
        if (this.#table === loading) this.#table = null;
      });
    }
    return this.#table;
  }

  async #load(): Promise<EpochTable> {
    const copies = await Promise.all([this.files.read(0), this.files.read(1)]);
    const tables = copies.map(decodeTable);
    const newest = tables.reduce((a, b) => (b && (!a || b.serial > a.serial) ? b : a), null);
    if (!newest)
      throw new WalletError('vault-corrupt', 'neither copy of the epochs reads', { data: { place: 'epochs' } });
    const wanted = encodeTable(newest);
    for (const copy of [0, 1] as const) {
      const bytes = copies[copy];
      if (bytes && toHex(bytes) === toHex(wanted)) continue;
      // An older copy is what a crash between the two writings leaves; a damaged one is worth telling.
      if (!tables[copy]) this.onRepaired(copy);
      await this.files.write(copy, wanted);
    }
    return newest;
  }

  async #write(table: EpochTable): Promise<void> {
    const bytes = encodeTable(table);
    try {
      // Until both are written the table before stays: it opens every row, and nothing is sealed meanwhile.
      for (const copy of [0, 1] as const) await this.files.write(copy, bytes);
    } catch (error) {
      // Nobody knows which of the two the files hold.
      this.#table = null;
      throw error;
    }
    this.#table = Promise.resolve(table);
  }

  #bucket(table: EpochTable, bucket: number) {
    const epochs = table.buckets[bucket];
    if (!epochs) throw new WalletError('vault-corrupt', 'a record names no bucket', { data: { bucket } });
    return epochs;
  }
}
