/**
 * Where a change that is too large for memory waits: its rows, sealed as they will be, in a store that nothing reads.
 * They take their places in the one transaction that commits the change (docs/adr/0014-large-changes.md).
 */
import { type IDBPTransaction, type StoreNames, unwrap } from 'idb';
import { WalletError } from '#lib/protocol/index';
import { type Aside, type NodeRow, putAll, type Row, type VaultDb, type VaultSchema } from './db';
import { STORES, type StoreName } from './records';

type Writable = IDBPTransaction<VaultSchema, StoreNames<VaultSchema>[], 'readwrite'>;
type Key = [string, number, string];

/** Rows that are moved at a time. */
const AT_ONCE = 256;
/** Segments of the index hold a bucket's items each, and nodes lie many in one row: a few are as much as many others. */
const FEW_AT_ONCE = 4;
/** Nodes of a log in one row. */
const NODES_A_ROW = 512;

const LARGE: ReadonlySet<string> = new Set(['index', 'terms', 'nodes']);

/** Sorts after every bucket. */
const LAST: IDBValidKey = [];

/** Nodes of logs, as they are put aside. */
export function nodesAside(nodes: readonly NodeRow[]): Aside[] {
  const rows: Aside[] = [];
  for (let from = 0; from < nodes.length; from += NODES_A_ROW) {
    const some = nodes.slice(from, from + NODES_A_ROW);
    const [first] = some;
    if (first) rows.push({ store: 'nodes', bucket: 0, id: `${first.log}/${first.level}/${first.index}`, nodes: some });
  }
  return rows;
}

/** @throws WalletError `storage-full` */
export async function putAside(db: VaultDb, rows: readonly Aside[]): Promise<void> {
  const tx = db.transaction('aside', 'readwrite');
  const aside = unwrap(tx.store);
  await putAll(tx, () => {
    for (const row of rows) aside.put(row);
  });
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
    const most = LARGE.has(store) ? FEW_AT_ONCE : AT_ONCE;
    const read = (after?: Key) =>
      tx.objectStore('aside').getAll(IDBKeyRange.bound(after ?? [store], [store, LAST], true), most);
    let rows = await read();
    for (let last = rows.at(-1); last; last = rows.at(-1)) {
      // Asked for first, so that the next ones come while these are written.
      const next = read([last.store, last.bucket, last.id]);
      next.catch(() => undefined);
      for (const row of rows) place(tx, row);
      moved += rows.length;
      rows = await next;
    }
  }
  if (moved !== expected) throw new WalletError('conflict', 'what was put aside is not what is there');
  await tx.objectStore('aside').clear();
}

/** Nobody waits for the request: one that fails aborts the transaction, which says why. */
function place(tx: Writable, aside: Aside): void {
  if (aside.store !== 'nodes') {
    const store = unwrap(tx.objectStore(aside.store));
    if (aside.row) store.put(aside.row);
    else store.delete(aside.id);
    return;
  }
  const nodes = unwrap(tx.objectStore('nodes'));
  for (const { log, level, index, hash } of aside.nodes) nodes.put(hash, [log, level, index]);
}
