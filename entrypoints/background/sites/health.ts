import { browser } from 'wxt/browser';
import { createTurns, type HealthNote, MISSES, type Miss } from '#lib/protocol/index';
import { siteByOrigin } from '#lib/sites/index';
import { announceChange, read, write } from '../storage';

const inTurn = createTurns();

/** Sites that no longer look as they are known, one note a site. Kept here, sent nowhere. */
export function list(): Promise<HealthNote[]> {
  return read<HealthNote[]>('local', 'health', []);
}

export async function clear(): Promise<HealthNote[]> {
  await write('local', 'health', null);
  return [];
}

/** A page of a known site says what it did not show. */
export function noteHealth(origin: string, missed: readonly Miss[]): Promise<void> {
  return inTurn(async () => {
    const site = siteByOrigin(origin);
    if (!site) return;
    const others = (await list()).filter((note) => note.site !== site.id);
    const day = new Date().toISOString().slice(0, 10);
    const { version } = browser.runtime.getManifest();
    const kinds = MISSES.filter((kind) => missed.includes(kind));
    await write('local', 'health', [...others, { site: site.id, name: site.name, day, missed: kinds, version }]);
    announceChange();
  });
}
