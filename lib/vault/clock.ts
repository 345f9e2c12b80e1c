/**
 * Hybrid logical clock (Kulkarni et al., "Logical Physical Clocks", 2014): never goes back,
 * also when the machine's clock does.
 *
 * @param last newest reading
 * @param now Unix milliseconds
 */
export function tick(last: { t: number; c: number }, now: number): { t: number; c: number } {
  return now > last.t ? { t: now, c: 0 } : { t: last.t, c: last.c + 1 };
}
