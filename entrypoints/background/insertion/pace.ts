import { change } from '../storage';

/** No person clicks faster; a page's script that got hold of our messages would. */
const MIN_GAP_MS = 300;
const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;

/**
 * Counts what a site gets under a standing grant. Survives the worker, reloads and new tabs.
 *
 * @returns false where the site is to be asked for in the consent window instead
 */
export async function isWithinPace(origin: string, now = Date.now()): Promise<boolean> {
  let isWithin = false;
  await change<Record<string, number[]>>('session', 'releases', {}, (all) => {
    const recent = (all[origin] ?? []).filter((at) => now - at < MINUTE_MS);
    isWithin = recent.length < MOST_A_MINUTE && now - (recent.at(-1) ?? 0) >= MIN_GAP_MS;
    return isWithin ? { ...all, [origin]: [...recent, now] } : all;
  });
  return isWithin;
}
