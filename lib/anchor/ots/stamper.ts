import { WalletError } from '#lib/protocol/errors';
import type { StampSettings, StampView } from '#lib/protocol/stamps';
import { createTurns } from '#lib/protocol/turns';
import { newRow, type Stampable, type StampRow, type StampStore, toView } from './row';
import { advance, isDone, type Stage } from './stages';

export interface StamperOptions {
  store: StampStore;
  /** Null: nobody is to be asked now. */
  settings: () => Promise<StampSettings | null>;
  /** Unix milliseconds. */
  now: () => number;
  /** Asks to be stepped again at this time. Only the last wish counts. */
  schedule: (atMs: number) => void;
  fetchFn?: typeof fetch;
}

export interface Stamper {
  /**
   * Notes that a digest is to be stamped, and answers at once. The same digest twice is one row, and a newer root takes
   * the place of one that no calendar has: it covers the same entries.
   */
  enqueue(what: Stampable): Promise<StampView>;
  /**
   * Takes every row whose time has come as far as it goes. What goes wrong with servers is written to the row; only the
   * store's own failures are thrown.
   *
   * @param options.force looks at each row although its next try is later: for a person's click, or after an unlock
   */
  step(options?: { force?: boolean }): Promise<void>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST_RETRY_MS = MINUTE;
const LONGEST_RETRY_MS = HOUR;
const MAX_DETAIL_CHARS = 200;

/** Carries digests to calendars and back, however often the worker dies in between. */
export function createStamper({ store, settings, now, schedule, fetchFn = fetch }: StamperOptions): Stamper {
  const inTurn = createTurns();

  function enqueue(what: Stampable): Promise<StampView> {
    return inTurn(async () => {
      const rows = await store.list();
      const same = rows.find(({ digest }) => digest === what.digest);
      if (same) return toView(same);
      const older = what.about === null && rows.find((row) => isUntouched(row) && row.size < what.size);
      const row = older ? { ...newRow(what, now()), id: older.id } : newRow(what, now());
      await store.put(row);
      return toView(row);
    });
  }

  async function attempt(row: StampRow, chosen: StampSettings): Promise<Stage> {
    try {
      return await advance(row, { ...chosen, fetchFn });
    } catch (error) {
      const failure = error instanceof WalletError ? error : new WalletError('internal', 'stamping failed');
      return { change: {}, failure };
    }
  }

  /** Takes one row as far as it goes now. */
  async function move(row: StampRow, chosen: StampSettings): Promise<void> {
    const { change, failure } = await attempt(row, chosen);
    const attempts = failure ? row.attempts + 1 : 0;
    const moved = { ...row, ...change };
    const nextTryAt = isDone(moved, chosen) ? null : now() + (failure ? retryDelay(attempts) : lookAfter(moved, now()));
    const detail = failure?.message.slice(0, MAX_DETAIL_CHARS) ?? null;
    const next: StampRow = { ...moved, waiting: failure?.code ?? null, attempts, nextTryAt, detail };
    const isWritten = await inTurn(async () => {
      const current = (await store.list()).find(({ id }) => id === row.id);
      // Another root took its place meanwhile.
      if (current?.digest !== row.digest) return false;
      await store.put(next);
      return true;
    });
    // What a calendar says of a block is looked at without delay.
    if (isWritten && row.state === 'sent' && next.state === 'confirmed' && !isDone(next, chosen))
      await move(next, chosen);
  }

  async function run(force: boolean): Promise<void> {
    const chosen = await settings();
    if (!chosen) return;
    const isOpen = (row: StampRow) => !isDone(row, chosen);
    const isDue = ({ nextTryAt }: StampRow) => force || nextTryAt === null || nextTryAt <= now();
    for (const row of (await store.list()).filter(isOpen)) if (isDue(row)) await move(row, chosen);
    const wishes = (await store.list()).filter(isOpen).map(({ nextTryAt }) => nextTryAt ?? now());
    if (wishes.length > 0) schedule(Math.min(...wishes));
  }

  const inTurnOfSteps = createTurns();
  return { enqueue, step: ({ force = false } = {}) => inTurnOfSteps(() => run(force)) };
}

/** Nothing depends on it yet: no calendar has it. */
const isUntouched = ({ state, taken, about }: StampRow): boolean =>
  state === 'queued' && taken.length === 0 && about === null;

const retryDelay = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);

/** Calendars gather digests for an hour or so, and wait for six blocks on top; some days they wait for lower fees. */
function lookAfter({ createdAt }: StampRow, now: number): number {
  const age = now - createdAt;
  if (age < 12 * HOUR) return HOUR / 2;
  return age < 7 * 24 * HOUR ? 6 * HOUR : 24 * HOUR;
}
