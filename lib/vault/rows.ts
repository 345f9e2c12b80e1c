import { type Bytes, fromUtf8, utf8 } from '#lib/crypto/bytes';
import { open, type Place, rewrap, seal } from '#lib/crypto/seal';
import { WalletError } from '#lib/protocol/index';
import type { Row } from './db';
import { bucketOf } from './epochs/bucket';
import type { Epochs } from './epochs/epochs';
import type { KeyClass, Leaf, Opened, Records, StoreName } from './records';

/** Version of the records' own shape. */
const RECORD_SCHEMA = 2;

/** @throws WalletError `locked` */
export type ClassKey = (keyClass: KeyClass, epoch: Bytes | null) => Promise<CryptoKey>;

export interface Content<S extends StoreName> {
  value: Records[S];
  leaves: Leaf[];
}

/** Seals records into rows and opens them: each under a key of its own, wrapped under its class in its bucket's epoch. */
export class Rows {
  constructor(
    private readonly vaultId: string,
    private readonly key: ClassKey,
    private readonly epochs: Epochs,
  ) {}

  async seal<S extends StoreName>(
    store: S,
    id: string,
    { revision, keyClass }: { revision: number; keyClass: KeyClass },
    content: Content<S>,
  ): Promise<Row> {
    const bucket = bucketOf(store, id);
    const epoch = await this.epochs.current(bucket);
    const key = await this.key(keyClass, epoch.secret);
    const sealed = await seal(key, this.#place(store, id, revision), utf8(JSON.stringify(content)));
    return { id, schema: RECORD_SCHEMA, revision, keyClass, bucket, epoch: epoch.number, ...sealed };
  }

  /** @throws WalletError `locked`, `vault-newer`, `vault-corrupt` with store and id */
  async open<S extends StoreName>(store: S, row: Row): Promise<Opened<S>> {
    return this.#attempt(store, row, async (key) => {
      const plaintext = await open(key, this.#place(store, row.id, row.revision), row);
      const { value, leaves }: Content<S> = JSON.parse(fromUtf8(plaintext));
      return { id: row.id, value, leaves, revision: row.revision };
    });
  }

  /** The same row in its bucket's current epoch: only its key is sealed anew. @throws as `open` does */
  async rewrap(store: StoreName, row: Row): Promise<Row> {
    const epoch = await this.epochs.current(row.bucket);
    if (row.epoch === epoch.number) return row;
    const to = await this.key(row.keyClass, epoch.secret);
    return this.#attempt(store, row, async (from) => {
      const wrapped = await rewrap(from, to, this.#place(store, row.id, row.revision), row);
      return { ...row, ...wrapped, epoch: epoch.number };
    });
  }

  async #attempt<T>(store: StoreName, row: Row, work: (key: CryptoKey) => Promise<T>): Promise<T> {
    if (row.schema > RECORD_SCHEMA) throw new WalletError('vault-newer');
    const data = { store, id: row.id };
    let key: CryptoKey;
    try {
      const epoch = await this.epochs.named(row.bucket, row.epoch);
      key = await this.key(row.keyClass, epoch.secret);
    } catch (cause) {
      if (cause instanceof WalletError && cause.code === 'vault-corrupt' && cause.data?.place === undefined) {
        throw new WalletError('vault-corrupt', cause.message, { cause, data });
      }
      throw cause;
    }
    try {
      return await work(key);
    } catch (cause) {
      throw new WalletError('vault-corrupt', 'a record does not open', { cause, data });
    }
  }

  #place(store: StoreName, id: string, revision: number): Place {
    return { vault: this.vaultId, store, id, schema: RECORD_SCHEMA, revision };
  }
}
