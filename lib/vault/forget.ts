import { WalletError } from '#lib/protocol/index';
import { clearAside } from './aside';
import { commit } from './commit';
import type { Row, VaultDb } from './db';
import { BUCKETS } from './epochs/bucket';
import type { Epochs } from './epochs/epochs';
import { STORES, type StoreName } from './records';
import type { Rows } from './rows';
import type { States } from './states';

export interface ForgetDeps {
  db: VaultDb;
  epochs: Epochs;
  rows: Rows;
  states: States;
}

/** Buckets that are moved in one turn, and the records that they should hold at most: others wait as long as that takes. */
const BUCKETS_AT_ONCE = 4;
const RECORDS_AT_ONCE = 1_000;

/** @param size records in all buckets together */
const atOnce = (size: number): number =>
  Math.max(1, Math.min(BUCKETS_AT_ONCE, Math.floor((RECORDS_AT_ONCE * BUCKETS) / Math.max(1, size))));

/**
 * Moves some dirty buckets to new epochs and overwrites the old ones, after which nothing that was deleted from them
 * can be opened. A bucket that a killed worker left half-way is brought to its end first, and what it had put aside for a
 * change is dropped. Nothing else may write meanwhile.
 *
 * @returns how many buckets still wait
 * @throws WalletError `locked` while one of the classes cannot be opened; then everything opens as before
 */
export async function forgetSome(deps: ForgetDeps): Promise<number> {
  const { db, epochs, states } = deps;
  await clearAside(db);
  const halfway = await epochs.moving();
  if (halfway.length > 0) {
    await move(deps, halfway, []);
    await epochs.finish(halfway);
  }
  const { state, contents } = await states.open();
  const { dirty } = state;
  const now = dirty.slice(0, atOnce(contents.size));
  if (now.length === 0) return 0;
  await epochs.begin(now);
  await move(deps, now, now);
  await epochs.finish(now);
  return dirty.length - now.length;
}

/** Brings every row of these buckets into their current epoch, in one transaction. */
async function move({ db, rows, states }: ForgetDeps, buckets: readonly number[], clean: readonly number[]) {
  const { state, contents } = await states.open();
  const moved: { store: StoreName; id: string; row: Row }[] = [];
  for (const bucket of buckets) {
    for (const store of STORES) {
      const before = await db.getAllFromIndex(store, 'bucket', bucket);
      // Together: one by one, most of the time is spent on the way to the cipher and back.
      const after = await Promise.all(before.map((row) => rewrapped(rows, store, row)));
      for (const [i, row] of after.entries()) if (row && row !== before[i]) moved.push({ store, id: row.id, row });
    }
  }
  const dirty = state.dirty.filter((bucket) => !clean.includes(bucket));
  const after = { ...state, generation: state.generation + 1, dirty };
  const change = { rows: moved, nodes: [], state: await states.seal(after, contents) };
  await commit(db, { ...change, before: state.generation });
}

/** Null for a row that does not open any more: it cannot be saved, and must not keep others from being forgotten. */
async function rewrapped(rows: Rows, store: StoreName, row: Row): Promise<Row | null> {
  try {
    return await rows.rewrap(store, row);
  } catch (error) {
    if (error instanceof WalletError && error.code === 'vault-corrupt' && error.data?.id !== undefined) return null;
    throw error;
  }
}
