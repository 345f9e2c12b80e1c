import { type DBSchema, type IDBPDatabase, openDB, unwrap } from 'idb';
import type { Sealed } from '#lib/crypto/seal';
import { WalletError } from '#lib/protocol/index';
import { type KeyClass, STORES, type StoreName } from './records';
import type { StateRow } from './state';

/** A sealed record as IndexedDB keeps it: nothing readable but its random id, revision, class and bucket. */
export interface Row extends Sealed {
  id: string;
  schema: number;
  revision: number;
  keyClass: KeyClass;
  bucket: number;
  /** Number of its bucket's epoch in which it was sealed. */
  epoch: number;
}

/** A stored Merkle node of one log. */
export interface NodeRow {
  log: string;
  level: number;
  index: number;
  hash: Uint8Array;
}

/** What a large change will write, sealed and put aside. A null row will be deleted; nodes lie many in one. */
export type Aside =
  | { store: StoreName; bucket: number; id: string; row: Row | null }
  | { store: 'nodes'; bucket: 0; id: string; nodes: NodeRow[] };

type RowStore = { key: string; value: Row; indexes: { bucket: number } };

export interface VaultSchema extends DBSchema {
  /** How to unlock it; read and checked by the keyring. */
  header: { key: 'header'; value: unknown };
  /** The same twice: when one copy is damaged, the other stands. */
  state: { key: 'state' | 'copy'; value: StateRow };
  /** Stored Merkle nodes by [log, level, index]: hashes over salted commitments. */
  nodes: { key: [string, number, number]; value: Uint8Array };
  /** By [store, bucket, id]; no part of the vault before the change that it belongs to commits. */
  aside: { key: [string, number, string]; value: Aside };
  items: RowStore;
  tombstones: RowStore;
  conflicts: RowStore;
  grants: RowStore;
  disclosures: RowStore;
  anchors: RowStore;
  stamps: RowStore;
  keys: RowStore;
  index: RowStore;
  terms: RowStore;
  settings: RowStore;
  credentials: RowStore;
  presentations: RowStore;
  issued: RowStore;
  trees: RowStore;
}

export type VaultDb = IDBPDatabase<VaultSchema>;
/** Each version of the layout has a database of its own (docs/adr/0007-migrations.md). */
const DB_NAME = 'satchel-2';
/** Every name that a vault of this installation may have. */
export const DB_NAMES = ['satchel', DB_NAME] as const;
/**
 * 2: what large changes put aside. 3: items of version 2, which earlier versions of Satchel would go on offering after
 * they had stopped to hold. 4: what credentials keep. 5: personas, which earlier versions would not keep to.
 * 6: stamps of OpenTimestamps.
 */
const DB_VERSION = 6;

/** @throws WalletError `vault-newer` when a later version of Satchel wrote it */
export async function openVaultDb(name = DB_NAME): Promise<VaultDb> {
  try {
    return await openDB<VaultSchema>(name, DB_VERSION, {
      upgrade(db, before) {
        if (before < 1) {
          for (const store of ['header', 'state', 'nodes'] as const) db.createObjectStore(store);
          createStores(db, STORES);
        } else {
          if (before < 4) createStores(db, CREDENTIAL_STORES);
          if (before < 6) createStores(db, ['stamps']);
        }
        if (before < 2) db.createObjectStore('aside', { keyPath: ['store', 'bucket', 'id'] });
      },
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'VersionError')
      throw new WalletError('vault-newer', undefined, { cause });
    throw cause;
  }
}

function createStores(db: VaultDb, stores: readonly StoreName[]): void {
  for (const store of stores) db.createObjectStore(store, { keyPath: 'id' }).createIndex('bucket', 'bucket');
}

/** They came with version 4. */
const CREDENTIAL_STORES = ['credentials', 'presentations', 'issued', 'trees'] as const satisfies StoreName[];

/** Puts the header alone, such as after a change of password. @throws WalletError `storage-full` */
export async function writeHeader(db: VaultDb, header: unknown): Promise<void> {
  const tx = db.transaction('header', 'readwrite', { durability: 'strict' });
  const stored = unwrap(tx.store);
  await putAll(tx, () => stored.put(header, 'header'));
}

/** Waits for a transaction. @throws WalletError `storage-full` */
export async function settled(tx: { done: Promise<void> }): Promise<void> {
  try {
    await tx.done;
  } catch (error) {
    throw storageError(error);
  }
}

/**
 * Makes many requests in one transaction: all of them count or none. They are the browser's own, and nobody waits for
 * one of them: what fails aborts the transaction.
 *
 * @throws WalletError `storage-full`
 */
export async function putAll(tx: { done: Promise<void>; abort(): void }, put: () => void): Promise<void> {
  try {
    put();
  } catch (error) {
    tx.abort();
    await tx.done.catch(() => undefined);
    throw storageError(error);
  }
  await settled(tx);
}

/** A full disk in the wallet's own words. */
export function storageError(error: unknown): unknown {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') {
    return new WalletError('storage-full', 'the disk is full', { cause: error });
  }
  return error;
}
