import { openDB } from 'idb';
import { browser } from 'wxt/browser';
import { read, write } from '../storage';

/** The header's second place, apart from the vault's database. */
export interface Mirror {
  get(): Promise<unknown>;
  set(header: unknown): Promise<void>;
}

export const MIRROR_DB = 'satchel-mirror';
const STORE = 'header';
const open = () => openDB(MIRROR_DB, 1, { upgrade: (db) => void db.createObjectStore(STORE) });

/** Firefox cannot close `storage.local` to content scripts: there the mirror is a database of its own. */
export const mirror: Mirror =
  'setAccessLevel' in browser.storage.local
    ? {
        get: () => read<unknown>('local', 'header', null),
        set: (header) => write('local', 'header', header),
      }
    : {
        get: async () => (await open()).get(STORE, STORE),
        set: async (header) => void (await (await open()).put(STORE, header, STORE)),
      };
