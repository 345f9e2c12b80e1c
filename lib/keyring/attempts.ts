import { WalletError } from '#lib/protocol/index';

/** Wrong passwords in a row before the first wait, and how the waits grow. */
const FREE_ATTEMPTS = 3;
const FIRST_DELAY_MS = 2_000;
const MAX_DELAY_MS = 5 * 60_000;

export interface AttemptRecord {
  failures: number;
  /** Unix milliseconds. */
  retryAt: number;
}

/** Where the count of wrong passwords is kept; it must outlive the browser. */
export interface AttemptStore {
  get(): Promise<AttemptRecord>;
  set(record: AttemptRecord): Promise<void>;
}

export function delayAfter(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (failures - FREE_ATTEMPTS), MAX_DELAY_MS);
}

/**
 * Runs `attempt` unless a wait is on. A wrong password counts before it is tried, so that killing
 * the worker does not buy a free attempt.
 *
 * @throws WalletError `too-many-attempts` with `retryAt`, or what `attempt` throws
 */
export async function guarded<T>(store: AttemptStore, now: () => number, attempt: () => Promise<T>): Promise<T> {
  const { failures, retryAt } = await store.get();
  if (now() < retryAt) throw new WalletError('too-many-attempts', 'wait before trying again', { data: { retryAt } });
  const next = { failures: failures + 1, retryAt: now() + delayAfter(failures + 1) };
  await store.set(next);
  try {
    const result = await attempt();
    await store.set({ failures: 0, retryAt: 0 });
    return result;
  } catch (error) {
    if (error instanceof WalletError && error.code === 'wrong-password') {
      throw new WalletError('wrong-password', error.message, { cause: error, data: { retryAt: next.retryAt } });
    }
    await store.set({ failures, retryAt });
    throw error;
  }
}
