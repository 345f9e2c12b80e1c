import { browser } from 'wxt/browser';
import type { Host } from '../host';

type State = 'locked' | 'ready' | 'needs' | 'shared';

const SIZES = [16, 32, 48] as const;
const paths = (state: State) => Object.fromEntries(SIZES.map((size) => [size, `/icon/${state}-${size}.png`]));

let shown: State | null = null;

/** The toolbar icon says at a glance whether the wallet is locked, ready, or waiting for an answer. */
export async function showState(host: Host): Promise<void> {
  const waiting = (await host.queue.head()) !== null;
  const state: State = waiting ? 'needs' : (await host.isUnlocked()) ? 'ready' : 'locked';
  if (state === shown) return;
  shown = state;
  await browser.action.setIcon({ path: paths(state) });
}

/** Marks the tab in which something was shared, until it goes elsewhere. */
export async function showShared(tabId: number): Promise<void> {
  await browser.action.setIcon({ tabId, path: paths('shared') });
}
