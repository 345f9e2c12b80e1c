import { createTurns } from '#lib/protocol/index';
import { read, write } from '../storage';

/** No person clicks faster; a page's script that got hold of our messages would. */
const MIN_GAP_MS = 300;
const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Requests that come at once are counted one after another. */
const inTurn = createTurns();

/**
 * Counts what a site gets under a standing grant. Survives the worker, reloads and new tabs.
 *
 * @returns false where the site is to be asked for in the consent window instead
 */
export function isWithinPace(origin: string, now = Date.now()): Promise<boolean> {
  return inTurn(() => count(origin, now));
}

async function count(origin: string, now: number): Promise<boolean> {
  const all = await read<Record<string, number[]>>('session', 'releases', {});
  const recent = (all[origin] ?? []).filter((at) => now - at < MINUTE_MS);
  if (recent.length >= MOST_A_MINUTE || now - (recent.at(-1) ?? 0) < MIN_GAP_MS) return false;
  await write('session', 'releases', { ...all, [origin]: [...recent, now] });
  return true;
}
