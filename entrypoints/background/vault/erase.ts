import { deleteDB } from 'idb';
import { browser } from 'wxt/browser';
import { PROJECTS_DB } from '#lib/protocol/index';
import { FOLDER_DB } from '../backup/folder';
import type { Host } from '../host';
import { announceChange } from '../storage';
import { MIRROR_DB } from './mirror';

/**
 * Leaves nothing that can be opened. The epochs go first: from then on no record opens, whatever of it stays on the
 * disk and whoever knows the password.
 */
export async function eraseEverything(host: Host): Promise<void> {
  await host.discard();
  for (const name of [MIRROR_DB, FOLDER_DB, PROJECTS_DB]) await deleteDB(name);
  await browser.storage.local.clear();
  await browser.storage.session.clear();
  for (const name of await caches.keys()) await caches.delete(name);
  const scripts = await browser.scripting.getRegisteredContentScripts();
  await browser.scripting.unregisterContentScripts({ ids: scripts.map(({ id }) => id) });
  await browser.alarms.clearAll();
  announceChange();
}
