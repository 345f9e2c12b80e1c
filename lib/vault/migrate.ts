import { deleteDB, type IDBPDatabase, openDB, unwrap } from 'idb';
import { fromUtf8 } from '#lib/crypto/bytes';
import { open } from '#lib/crypto/seal';
import { WalletError } from '#lib/protocol/index';
import { commit } from './commit';
import { Contents } from './contents';
import { putAll, type Row, type VaultDb } from './db';
import type { Epochs } from './epochs/epochs';
import { type KeyClass, type Leaf, STORES, type StoreName, type VaultState } from './records';
import { type ClassKey, Rows } from './rows';
import { newState, STATE_EPOCH, sealState } from './state';

/** The first layout: one log, no epochs, an index in other segments. */
const V1_NAME = 'satchel';
const V1_STORES = ['items', 'grants', 'disclosures', 'anchors', 'keys', 'settings'] as const satisfies StoreName[];
const V1_SCHEMA = 1;
/** One above what the first layout has: whoever only knows that one refuses to open what was left behind. */
const V1_CLOSED = 2;
const ROWS_AT_ONCE = 200;

type V1State = Pick<VaultState, 'generation' | 'deviceId' | 'logId' | 'clock'> & { logSize: number };
type V1Row = Omit<Row, 'bucket' | 'epoch'>;

export interface MigrationDeps {
  vaultId: string;
  key: ClassKey;
  epochs: Epochs;
  /** Share that is done, 0 to 1. */
  onProgress: (done: number) => void;
}

/** A vault of the first layout, or null. Opening it would make an empty one, so it is looked for first. */
export async function openV1(name = V1_NAME): Promise<IDBPDatabase | null> {
  const known = await indexedDB.databases();
  if (!known.some((database) => database.name === name)) return null;
  const db = await openDB(name);
  if (db.objectStoreNames.contains('header')) return db;
  db.close();
  return null;
}

/**
 * Copies a vault of the first layout into a new database: each record is opened, sealed anew in its epoch, and opened
 * again. The header and the state come last, in one transaction: until then nothing of the copy counts, and a copying
 * that was interrupted starts over. The old database stays as it is.
 *
 * @throws WalletError `locked`, `vault-corrupt` when a record of the old one does not open, `storage-full`
 */
export async function migrateV1(old: IDBPDatabase, db: VaultDb, deps: MigrationDeps): Promise<void> {
  try {
    await copyVault(old, db, deps);
  } finally {
    old.close();
  }
  (await openDB(V1_NAME, V1_CLOSED)).close();
}

async function copyVault(old: IDBPDatabase, db: VaultDb, deps: MigrationDeps): Promise<void> {
  const before: V1State | undefined = await old.get('state', 'state');
  if (!before) throw new WalletError('vault-corrupt', 'the old vault has no state', { data: { place: 'state' } });
  // Asked for first, so that a locked wallet changes nothing.
  const stateKey = await deps.key('ordinary', STATE_EPOCH);
  await deps.epochs.create();
  for (const store of [...STORES, 'nodes'] as const) await db.clear(store);
  const contents = Contents.empty();
  await copyRecords(old, db, before.logId, contents, deps);
  await copyNodes(old, db, before.logId);
  const { generation, deviceId, logId, clock, logSize } = before;
  const state = { ...newState(0), generation, deviceId, logId, clock, logs: { [logId]: logSize } };
  const sealed = await sealState(stateKey, deps.vaultId, state, contents);
  const header: unknown = await old.get('header', 'header');
  await commit(db, { before: null, state: sealed, rows: [], nodes: [], header });
}

/** Once something is to be forgotten, what was left behind must go: it knows no epochs. */
export const dropV1 = (): Promise<void> => deleteDB(V1_NAME);

async function copyRecords(old: IDBPDatabase, db: VaultDb, log: string, contents: Contents, deps: MigrationDeps) {
  const rows = new Rows(deps.vaultId, deps.key, deps.epochs);
  const counts = await Promise.all(V1_STORES.map((store) => old.count(store)));
  const total = counts.reduce((a, b) => a + b, 0);
  let done = 0;
  for (const store of V1_STORES) {
    for (let after: string | undefined; ; ) {
      const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
      const page: V1Row[] = await old.getAll(store, range, ROWS_AT_ONCE);
      if (page.length === 0) break;
      after = page.at(-1)?.id;
      const moved = await Promise.all(page.map((row) => moveRow(rows, store, row, log, deps)));
      const tx = db.transaction(store, 'readwrite');
      const into = unwrap(tx.store);
      await putAll(tx, () => {
        for (const row of moved) into.put(row);
      });
      for (const { id, revision } of moved) contents.add(store, id, revision);
      done += page.length;
      deps.onProgress(done / total);
    }
  }
}

async function moveRow(rows: Rows, store: StoreName, row: V1Row, log: string, deps: MigrationDeps): Promise<Row> {
  const { id, revision } = row;
  const place = { vault: deps.vaultId, store, id, schema: V1_SCHEMA, revision };
  let text: string;
  try {
    text = fromUtf8(await open(await deps.key(row.keyClass, null), place, row));
  } catch (cause) {
    if (cause instanceof WalletError) throw cause;
    throw new WalletError('vault-corrupt', 'a record does not open', { cause, data: { store, id } });
  }
  const { value, leaves } = JSON.parse(text);
  const content = { value, leaves: leaves.map((leaf: Omit<Leaf, 'log'>) => ({ log, ...leaf })) };
  const moved = await rows.seal(store, id, { revision, keyClass: classOfRow(store, row) }, content);
  const again = await rows.open(store, moved);
  if (JSON.stringify([again.value, again.leaves]) !== JSON.stringify([content.value, content.leaves])) {
    throw new WalletError('internal', 'a record was not copied as it was');
  }
  return moved;
}

/** The branch that every site's key comes from went to the sensitive class. */
function classOfRow(store: StoreName, { id, keyClass }: V1Row): KeyClass {
  return store === 'keys' && id === 'sites' ? 'sensitive' : keyClass;
}

async function copyNodes(old: IDBPDatabase, db: VaultDb, log: string): Promise<void> {
  for (let after: IDBValidKey | undefined; ; ) {
    const range = after === undefined ? undefined : IDBKeyRange.lowerBound(after, true);
    const keys = (await old.getAllKeys('nodes', range, ROWS_AT_ONCE)) as [number, number][];
    const hashes: Uint8Array[] = await old.getAll('nodes', range, ROWS_AT_ONCE);
    if (keys.length === 0) return;
    after = keys.at(-1);
    const tx = db.transaction('nodes', 'readwrite');
    const into = unwrap(tx.store);
    await putAll(tx, () => {
      for (const [i, [level, index]] of keys.entries()) into.put(hashes[i], [log, level, index]);
    });
  }
}
