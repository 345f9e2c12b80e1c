const MOST_AT_ONCE = 20;
const A_SECOND = 2;
const MOST_ORIGINS = 200;

/** Calls that are looked at, by origin: a token bucket. In memory, since it keeps the wallet responsive and no more. */
export class Budget {
  readonly #left = new Map<string, { calls: number; at: number }>();

  /** @param now Unix milliseconds */
  take(origin: string, now: number): boolean {
    const { calls, at } = this.#left.get(origin) ?? { calls: MOST_AT_ONCE, at: now };
    const refilled = Math.min(MOST_AT_ONCE, calls + ((now - at) / 1000) * A_SECOND);
    if (refilled < 1) return false;
    if (this.#left.size >= MOST_ORIGINS) this.#left.clear();
    this.#left.set(origin, { calls: refilled - 1, at: now });
    return true;
  }
}
