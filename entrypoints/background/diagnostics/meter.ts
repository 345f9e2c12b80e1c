import type { ErrorCode } from '#lib/protocol/index';
import { read, write } from '../storage';

/** How often a message was answered and how long that took, in milliseconds. */
interface Timing {
  calls: number;
  /** Moving average: what it takes usually. */
  typicalMs: number;
  longestMs: number;
}

export interface Metered {
  calls: Record<string, Timing>;
  errors: Record<string, number>;
}

const SAVE_AFTER_MS = 2_000;
const WEIGHT_OF_NEWEST = 0.2;

/** Counts answers and errors since the browser was started. Kept in memory only, beyond the worker's life. */
export class Meter {
  #metered: Promise<Metered> = read<Metered>('session', 'metered', { calls: {}, errors: {} });
  #saving: ReturnType<typeof setTimeout> | undefined;

  readonly note = async (method: string, ms: number, error: ErrorCode | null): Promise<void> => {
    const { calls, errors } = await this.#metered;
    const before = calls[method] ?? { calls: 0, typicalMs: ms, longestMs: 0 };
    calls[method] = {
      calls: before.calls + 1,
      typicalMs: before.typicalMs + (ms - before.typicalMs) * WEIGHT_OF_NEWEST,
      longestMs: Math.max(before.longestMs, ms),
    };
    if (error) errors[error] = (errors[error] ?? 0) + 1;
    this.#saving ??= setTimeout(() => {
      this.#saving = undefined;
      void write('session', 'metered', { calls, errors });
    }, SAVE_AFTER_MS);
  };

  read(): Promise<Metered> {
    return this.#metered;
  }
}
