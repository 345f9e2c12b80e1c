import { browser } from 'wxt/browser';
import type { ToContent } from '#lib/protocol/index';
import type { ScheduledBackup } from './backup/scheduled';
import type { Host } from './host';
import type { Insertion } from './insertion/insertion';
import type { Sites } from './sites/sites';
import type { Rollback } from './vault/rollback';

/**
 * What a woken worker looks after: what a killed one left aside, releases without a report, roots on their way to the
 * chain, what is still to be forgotten, a backup that is due.
 */
export async function onUpkeep(
  host: Host,
  insertion: Insertion,
  backup: ScheduledBackup,
  rollback: Rollback,
): Promise<void> {
  await insertion.resume();
  // It waits for a change that is under way, and nothing waits for it; where it fails, the next worker tries again.
  host.clearAside().catch(console.error);
  if (!(await host.isUnlocked())) return;
  await insertion.settle();
  const { anchoring, stamping, credentials } = await host.services();
  await anchoring.proveIfDue();
  await anchoring.step();
  await stamping.step();
  await credentials.sweep();
  await host.look();
  await backup.runIfDue();
  await rollback.look();
}

/** Open chat pages take back their offer to unlock. */
export async function tellUnlocked(sites: Sites): Promise<void> {
  const message: ToContent = { satchel: 'unlocked' };
  const tabs = await sites.tabs();
  await Promise.all(tabs.map(({ tabId }) => browser.tabs.sendMessage(tabId, message).catch(() => undefined)));
}

/**
 * A keyboard shortcut of a page, for the frame that has the focus: `trigger` goes on there as if its button had been
 * clicked, `enter` gives the focus to that button and to what stands beside it.
 */
export async function tellTab(tabId: number, satchel: 'trigger' | 'enter'): Promise<void> {
  const message: ToContent = { satchel };
  // Without a listener the site is not enabled: the shortcut means nothing there.
  await browser.tabs.sendMessage(tabId, message).catch(() => undefined);
}
