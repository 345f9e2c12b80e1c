import { MAX_COUNTER } from '#lib/protocol/index';

/**
 * Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): never goes back,
 * also when the machine's clock does. A counter that is full carries over into the time.
 *
 * @param last newest reading
 * @param now Unix milliseconds
 */
export function tick(last: { t: number; c: number }, now: number): { t: number; c: number } {
  if (now > last.t) return { t: now, c: 0 };
  return last.c < MAX_COUNTER ? { t: last.t, c: last.c + 1 } : { t: last.t + 1, c: 0 };
}
