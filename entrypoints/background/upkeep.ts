import { browser } from 'wxt/browser';
import type { ToContent } from '#lib/protocol/index';
import type { Host } from './host';
import type { Insertion } from './insertion';

/** What a woken worker looks after: releases without a report, roots on their way to the chain. */
export async function onUpkeep(host: Host, insertion: Insertion): Promise<void> {
  if (!(await host.isUnlocked())) return;
  await insertion.settle();
  await (await host.services()).anchoring.step();
}

/** The keyboard shortcut: the page's own side goes on as if its button had been clicked. */
export async function triggerInsert(tabId: number): Promise<void> {
  const message: ToContent = { satchel: 'trigger' };
  // Without a listener the site is not enabled: the shortcut means nothing there.
  await browser.tabs.sendMessage(tabId, message, { frameId: 0 }).catch(() => undefined);
}
