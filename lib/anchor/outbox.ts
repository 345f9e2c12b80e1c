import { WalletError } from '#lib/protocol/errors';
import { createTurns } from '#lib/protocol/turns';
import type { AnchorView, ChainConfig } from '#lib/protocol/views';
import { chainIdOf } from './chain';
import { isFor, isOn, startOver } from './chosen';
import { habitsOf } from './habits';
import { type AnchorRow, askedAgain, isDone, newRow, type OutboxStore, type Subject, toView } from './row';
import { createRpc } from './rpc';
import { type Transition, WAIT } from './transition';
import { advance } from './transitions';

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
   * Notes that a root or a tag is to be anchored, and answers at once. The same one twice is one row.
   * A newer root takes the place of one for which nothing is signed: it covers the same entries.
   * A row that waits with `chain-many-tries` may go on after this, for one nonce more: call it for a person's click.
   */
  enqueue(subject: Subject): Promise<AnchorView>;
  /**
   * Takes the oldest unfinished row as far as it goes. One step at a time, calls in between share the next.
   * What goes wrong with the chain is written to the row; only the store's own failures are thrown.
   *
   * @param options.force tries although the row's next try is later: for a person's click, or after an unlock.
   *   It lets no row use more nonces than it may, because timers and unlocks are not the person's word for that.
   */
  step(options?: { force?: boolean }): Promise<void>;
}

const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 15 * 60_000;
/** More than any row needs from queued to confirmed; a chain that keeps changing its mind has to wait. */
const MOST_TRANSITIONS = 6;
const MAX_DETAIL_CHARS = 200;

/** Failures that no waiting mends: unlocking, configuring or asking again does, and is followed by a step. */
const UNTIMED = new Set<string | null>(['locked', 'chain-not-configured', 'chain-many-tries']);

/** Carries roots to the chain, once each, however often the worker dies in between. */
export function createOutbox({ store, key, config, now, schedule, fetchFn }: OutboxOptions): Outbox {
  const inTurn = createTurns();

  async function enqueue(subject: Subject): Promise<AnchorView> {
    const { root, size } = subject;
    const chain = await config();
    return inTurn(async () => {
      const rows = await store.list();
      const usable = rows.filter((row) => isFor(row, chain));
      const same = usable.find((row) => row.root === root);
      // No root says what a tag says.
      const open = usable.find(
        (row) => row.grant === undefined && row.state === 'queued' && row.rawTx === null && row.size < size,
      );
      const fresh = newRow(subject, chain, now());
      const row = same ?? (open ? { ...open, root, size, createdAt: fresh.createdAt } : fresh);
      const asked = askedAgain(row);
      if (asked !== same) await store.put(asked);
      return toView(asked);
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
    const chain = await config();
    return (await store.list()).filter((row) => !isDone(row) && isFor(row, chain)).sort(byAge)[0];
  }

  /** Advances one row by one transition. Answers whether there may be more to do right away. */
  async function move(row: AnchorRow): Promise<boolean> {
    const { change, failure, pauseMs } = await attempt(row);
    if (failure) {
      const isTimed = !UNTIMED.has(failure.code);
      const attempts = row.attempts + (isTimed ? 1 : 0);
      const nextTryAt = isTimed ? now() + retryDelay(attempts) : null;
      const detail = failure.message.slice(0, MAX_DETAIL_CHARS);
      await write(row, { ...change, waiting: failure.code, detail, attempts, nextTryAt });
      return false;
    }
    const isMoving = Object.keys(change).length > 0 && pauseMs === undefined;
    const nextTryAt = isMoving ? null : now() + (pauseMs ?? habitsOf(row.chainId).pollMs);
    // A try that got on is no success yet: a node that fails every other time must not be asked ever faster.
    const attempts = change.state === 'confirmed' ? 0 : row.attempts;
    await write(row, { ...change, waiting: null, detail: null, attempts, nextTryAt });
    return isMoving;
  }

  async function attempt(row: AnchorRow): Promise<Transition> {
    try {
      const chain = await config();
      const { network, chainId, rpcUrl, eas } = chain;
      if (network === 'off' || rpcUrl === '' || eas === '') throw new WalletError('chain-not-configured');
      // The person chose another chain; if something is signed for the old one, the row rests there.
      if (!isOn(row, chain)) return isFor(row, chain) ? { change: { chainId, eas } } : WAIT;
      const rpc = createRpc(rpcUrl, fetchFn);
      if ((await chainIdOf(rpc)) !== chainId) throw new WalletError('chain-mismatch', 'the node is on another chain');
      const second = chain.secondUrl ? createRpc(chain.secondUrl, fetchFn) : null;
      return await advance(row, { rpc, second, key, now });
    } catch (error) {
      const failure = error instanceof WalletError ? error : new WalletError('internal', 'anchoring failed');
      return { change: {}, failure };
    }
  }

  async function run(force: boolean): Promise<void> {
    const chain = await config();
    if (chain.network !== 'off') await inTurn(() => startOver(store, chain, now()));
    let row = await oldest();
    for (let i = 0; row && i < MOST_TRANSITIONS; i++) {
      const isDue = row.nextTryAt === null || row.nextTryAt <= now() || (force && i === 0);
      if (!isDue || !(await move(row))) break;
      row = await oldest();
    }
    const rest = await oldest();
    if (rest && !UNTIMED.has(rest.waiting)) schedule(rest.nextTryAt ?? now() + FIRST_RETRY_MS);
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

const byAge = (a: AnchorRow, b: AnchorRow): number => a.createdAt - b.createdAt || a.size - b.size;
const retryDelay = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LONGEST_RETRY_MS);
