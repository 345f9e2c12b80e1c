import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Sealed } from '#lib/crypto/seal';
import { WalletError } from '#lib/protocol/index';
import { type KeyClass, STORES, type VaultState } from './records';

/** A sealed record as IndexedDB keeps it: nothing readable but its random id, revision and class. */
export interface Row extends Sealed {
  id: string;
  schema: number;
  revision: number;
  keyClass: KeyClass;
}

type RowStore = { key: string; value: Row };

export interface VaultSchema extends DBSchema {
  /** How to unlock it; read and checked by the keyring. */
  header: { key: 'header'; value: unknown };
  state: { key: 'state'; value: VaultState };
  /** Stored Merkle nodes by [level, index]: hashes over salted commitments. */
  nodes: { key: [number, number]; value: Uint8Array };
  items: RowStore;
  grants: RowStore;
  disclosures: RowStore;
  anchors: RowStore;
  keys: RowStore;
  index: RowStore;
  settings: RowStore;
}

export type VaultDb = IDBPDatabase<VaultSchema>;
export const DB_NAME = 'satchel';
export const DB_VERSION = 1;

/** @throws WalletError `vault-newer` when a later version of Satchel wrote it */
export async function openVaultDb(name = DB_NAME): Promise<VaultDb> {
  try {
    return await openDB<VaultSchema>(name, DB_VERSION, {
      upgrade(db) {
        db.createObjectStore('header');
        db.createObjectStore('state');
        db.createObjectStore('nodes');
        for (const store of STORES) db.createObjectStore(store, { keyPath: 'id' });
      },
    });
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'VersionError')
      throw new WalletError('vault-newer', undefined, { cause });
    throw cause;
  }
}

/** Puts the header alone, such as after a change of password. */
export async function writeHeader(db: VaultDb, header: unknown): Promise<void> {
  const tx = db.transaction('header', 'readwrite', { durability: 'strict' });
  await Promise.all([tx.store.put(header, 'header'), tx.done]);
}
