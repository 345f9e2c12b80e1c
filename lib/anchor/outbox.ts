import { WalletError } from '#lib/protocol/errors';
import type { AnchorView, ChainConfig } from '#lib/protocol/views';
import { chainIdOf } from './chain';
import { createLock } from './lock';
import { habitsOf } from './presets';
import { type AnchorRow, newRow, type OutboxStore, toView, UNSIGNED } from './row';
import { createRpc } from './rpc';
import { advance, type Transition } from './transitions';

export interface OutboxOptions {
  store: OutboxStore;
  /** Private key of the account that pays, hex with 0x; null while it cannot be had. */
  key: () => Promise<string | null>;
  config: () => Promise<ChainConfig>;
  /** Unix milliseconds. */
  now: () => number;
  /** Asks to be stepped again at this time. Only the last wish counts. */
  schedule: (atMs: number) => void;
  fetchFn?: typeof fetch;
}

export interface Outbox {
  /**
   * Notes that a root is to be anchored, and answers at once. The same root twice is one row.
   * A newer root takes the place of one for which nothing was signed yet: it covers the same entries.
   */
  enqueue(head: { root: string; size: number }): Promise<AnchorView>;
  /**
   * Takes the oldest unfinished row as far as it goes. One step at a time, calls in between share the next.
   * What goes wrong with the chain is written to the row; only the store's own failures are thrown.
   *
   * @param options.force tries although the row's next try is later: for a person's click, or after an unlock.
   */
  step(options?: { force?: boolean }): Promise<void>;
}

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** More than any row needs from queued to confirmed; a chain that keeps changing its mind has to wait. */
const MOST_TRANSITIONS = 6;
const MAX_DETAIL_CHARS = 200;

/** Failures that no waiting mends: unlocking or configuring does, and is followed by a step. */
const UNTIMED = new Set(['locked', 'chain-not-configured']);

/** Carries roots to the chain, once each, however often the worker dies in between. */
export function createOutbox({ store, key, config, now, schedule, fetchFn }: OutboxOptions): Outbox {
  const inTurn = createLock();

  async function enqueue({ root, size }: { root: string; size: number }): Promise<AnchorView> {
    const chain = await config();
    return inTurn(async () => {
      const rows = await store.list();
      const same = rows.find((row) => row.root === root && (!isDone(row) || row.chainId === chain.chainId));
      if (same) return toView(same);
      const open = rows.find((row) => row.state === 'queued' && row.rawTx === null && row.size < size);
      const fresh = newRow(root, size, chain, now());
      const row = open ? { ...open, root, size, createdAt: fresh.createdAt } : fresh;
      await store.put(row);
      return toView(row);
    });
  }

  /** Writes a change to a row, unless another root took its place meanwhile. */
  function write({ id, root }: AnchorRow, change: Partial<AnchorRow>): Promise<void> {
    return inTurn(async () => {
      const row = (await store.list()).find((candidate) => candidate.id === id);
      if (row?.root === root) await store.put({ ...row, ...change });
    });
  }

  async function oldest(): Promise<AnchorRow | undefined> {
    return (await store.list()).filter((row) => !isDone(row)).sort(byAge)[0];
  }

  /** Advances one row by one transition. Answers whether there may be more to do right away. */
  async function move(row: AnchorRow): Promise<boolean> {
    const { change, failure } = await attempt(row);
    if (failure) {
      const attempts = row.attempts + 1;
      const nextTryAt = UNTIMED.has(failure.code) ? null : now() + retryDelay(attempts);
      const detail = failure.message.slice(0, MAX_DETAIL_CHARS);
      await write(row, { ...change, waiting: failure.code, detail, attempts, nextTryAt });
      return false;
    }
    const isMoving = Object.keys(change).length > 0;
    const nextTryAt = isMoving ? null : now() + habitsOf(row.chainId).pollMs;
    await write(row, { ...change, waiting: null, detail: null, attempts: 0, nextTryAt });
    return isMoving;
  }

  async function attempt(row: AnchorRow): Promise<Transition> {
    try {
      const { network, chainId, rpcUrl, eas } = await config();
      if (network === 'off' || rpcUrl === '' || eas === '') throw new WalletError('chain-not-configured');
      // The person chose another chain: start over there.
      if (row.chainId !== chainId || row.eas !== eas) return { change: { ...UNSIGNED, chainId, eas } };
      const rpc = createRpc(rpcUrl, fetchFn);
      if ((await chainIdOf(rpc)) !== chainId) throw new WalletError('chain-mismatch', 'the node is on another chain');
      return await advance(row, { rpc, key, now });
    } catch (error) {
      const failure = error instanceof WalletError ? error : new WalletError('internal', 'anchoring failed');
      return { change: {}, failure };
    }
  }

  async function run(force: boolean): Promise<void> {
    let row = await oldest();
    for (let i = 0; row && i < MOST_TRANSITIONS; i++) {
      const isDue = row.nextTryAt === null || row.nextTryAt <= now() || (force && i === 0);
      if (!isDue || !(await move(row))) break;
      row = await oldest();
    }
    const rest = await oldest();
    if (rest && !UNTIMED.has(rest.waiting ?? '')) schedule(rest.nextTryAt ?? now() + FIRST_RETRY_MS);
  }

  let running: Promise<void> | null = null;
  let following: { force: boolean; done: Promise<void> } | null = null;

  function step({ force = false } = {}): Promise<void> {
    if (following) {
      following.force ||= force;
      return following.done;
    }
    if (!running) return start(force);
    const done: Promise<void> = running.catch(() => undefined).then(() => start(following?.force ?? force));
    following = { force, done };
    return done;
  }

  function start(force: boolean): Promise<void> {
    following = null;
    running = run(force).finally(() => {
      running = null;
    });
    return running;
  }

  return { enqueue, step };
}

const isDone = (row: AnchorRow): boolean => row.state === 'confirmed';
const byAge = (a: AnchorRow, b: AnchorRow): number => a.createdAt - b.createdAt || a.size - b.size;
const retryDelay = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
