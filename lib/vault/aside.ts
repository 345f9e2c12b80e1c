/**
 * Where a change that is too large for memory waits: its rows, sealed as they will be, in a store that nothing reads.
 * They take their places in the one transaction that commits the change (docs/adr/0014-large-changes.md).
 */
import type { IDBPTransaction, StoreNames } from 'idb';
import { WalletError } from '#lib/protocol/index';
import { type Aside, putAll, type Row, type VaultDb, type VaultSchema } from './db';
import { STORES, type StoreName } from './records';

type Writable = IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'readwrite'>;
type Key = [string, number, string];

/** Rows that are moved at a time. */
const AT_ONCE = 256;
/** Segments of the index hold a bucket's items each: a few of them are as much as many others. */
const SEGMENTS_AT_ONCE = 4;

/** Sorts after every bucket. */
const LAST: IDBValidKey = [];

/** @throws WalletError `storage-full` */
export async function putAside(db: VaultDb, rows: readonly Aside[]): Promise<void> {
  const tx = db.transaction('aside', 'readwrite');
  await putAll(
    tx,
    rows.map((row) => () => tx.store.put(row)),
  );
}

/** Drops what an interrupted change left. Only while no other change is under way. */
export async function clearAside(db: VaultDb): Promise<void> {
  if ((await db.count('aside')) > 0) await db.clear('aside');
}

/** What a change will write in one bucket of a store; null where it deletes. */
export async function asideIn(
  db: VaultDb,
  store: StoreName,
  bucket: number,
): Promise<{ id: string; row: Row | null }[]> {
  const range = IDBKeyRange.bound([store, bucket], [store, bucket, LAST]);
  return (await db.getAll('aside', range)).flatMap((each) => (each.store === 'nodes' ? [] : [each]));
}

/**
 * Moves everything to where it belongs. Nothing but the transaction's own requests is waited for, so that it stays open.
 *
 * @param expected how many were put aside
 * @throws WalletError `conflict` when there are more or fewer: another worker put them there, or took them
 */
export async function moveAside(tx: Writable, expected: number): Promise<void> {
  let moved = 0;
  for (const store of [...STORES, 'nodes'] as const) {
    const most = store === 'index' || store === 'terms' ? SEGMENTS_AT_ONCE : AT_ONCE;
    for (let after: Key | undefined; ; ) {
      const range = IDBKeyRange.bound(after ?? [store], [store, LAST], true);
      const rows = await tx.objectStore('aside').getAll(range, most);
      const last = rows.at(-1);
      if (!last) break;
      after = [last.store, last.bucket, last.id];
      await Promise.all(rows.map((row) => place(tx, row)));
      moved += rows.length;
    }
  }
  if (moved !== expected) throw new WalletError('conflict', 'what was put aside is not what is there');
  await tx.objectStore('aside').clear();
}

function place(tx: Writable, aside: Aside): Promise<unknown> {
  if (aside.store !== 'nodes') {
    const store = tx.objectStore(aside.store);
    return aside.row ? store.put(aside.row) : store.delete(aside.id);
  }
  const { log, level, index, hash } = aside.node;
  return tx.objectStore('nodes').put(hash, [log, level, index]);
}
