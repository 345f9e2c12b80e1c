import { type StoreNames, unwrap } from 'idb';
import { WalletError } from '#lib/protocol/index';
import { moveAside } from './aside';
import { type NodeRow, type Row, settled, storageError, type VaultDb, type VaultSchema } from './db';
import { STORES, type StoreName } from './records';
import { parseStateRow, type StateRow } from './state';

export interface Change {
  /** Generation that the change was made on; null when the vault is new. */
  before: number | null;
  state: StateRow;
  /** A null row is deleted. */
  rows: readonly { store: StoreName; id: string; row: Row | null }[];
  nodes: readonly NodeRow[];
  /** How many rows were put aside for it; they come before `rows`. */
  aside?: number;
  /** Left out: stays as it is. */
  header?: unknown;
}

/**
 * Writes a change in one strict transaction: it is there whole or not at all.
 *
 * @throws WalletError `conflict` when another change came first, `wallet-exists`, `storage-full`
 */
export async function commit(db: VaultDb, change: Change): Promise<void> {
  const { aside = 0 } = change;
  const stores = aside > 0 ? STORES : [...new Set(change.rows.map(({ store }) => store))];
  const all: StoreNames<VaultSchema>[] = [...stores, 'header', 'state', 'nodes'];
  if (aside > 0) all.push('aside');
  const tx = db.transaction(all, 'readwrite', { durability: 'strict' });
  try {
    const states = tx.objectStore('state');
    const stored = [await states.get('state'), await states.get('copy')];
    if (generationOf(stored) !== change.before) throw overtaken(change.before);
    if (aside > 0) await moveAside(tx, aside);
    putChange(unwrap(tx), change);
  } catch (error) {
    // A transaction that failed by itself knows why; what was asked of it afterwards only that it was over.
    const reason = tx.error ?? error;
    abort(tx);
    await tx.done.catch(() => undefined);
    throw storageError(reason);
  }
  await settled(tx);
}

/** Nobody waits for the requests: one that fails aborts the transaction. */
function putChange(tx: IDBTransaction, { header, rows, nodes, state }: Change): void {
  if (header !== undefined) tx.objectStore('header').put(header, 'header');
  for (const { store, id, row } of rows) {
    if (row) tx.objectStore(store).put(row);
    else tx.objectStore(store).delete(id);
  }
  for (const { log, level, index, hash } of nodes) tx.objectStore('nodes').put(hash, [log, level, index]);
  for (const copy of ['state', 'copy']) tx.objectStore('state').put(state, copy);
}

function generationOf(stored: readonly unknown[]): number | null {
  if (stored.every((row) => row === undefined)) return null;
  return Math.max(...stored.map((row) => parseStateRow(row)?.generation ?? -1));
}

const overtaken = (before: number | null) =>
  before === null ? new WalletError('wallet-exists') : new WalletError('conflict', 'the vault was changed elsewhere');

/** A transaction that failed by itself is over already. */
function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It was aborted before; what is waited for next says why.
  }
}
