import { browser } from 'wxt/browser';
import { read, write } from '../storage';

/**
 * Opens the toolbar's popup, which no page can draw; where the browser does not allow it, a tab of ours, one of its kind.
 *
 * @param key where that tab is noted
 * @param path of a page of ours
 */
export async function openPopupOrTab(
  key: 'unlockTab' | 'personaTab',
  path: string,
  openerTabId: number,
): Promise<void> {
  const opened = await browser.action.openPopup().then(
    () => true,
    () => false,
  );
  if (opened) return;
  const before = await read<{ id: number; path: string } | null>('session', key, null);
  // Nothing is loaded into it: the person may have gone elsewhere there.
  if (before?.path === path && (await browser.tabs.update(before.id, { active: true }).catch(() => null))) return;
  const { id } = await browser.tabs.create({ url: browser.runtime.getURL(`/${path}` as '/popup.html'), openerTabId });
  await write('session', key, id === undefined ? null : { id, path });
}
