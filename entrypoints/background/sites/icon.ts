import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { Host } from '../host';

type State = 'locked' | 'ready' | 'needs' | 'shared';

/** As many as the browser draws. */
const BADGE_CHARS = 4;
/** Saddle brown, as the theme's accent. */
const BADGE_COLOR = '#7a4a21';
const SIZES = [16, 32, 48] as const;
const paths = (state: State) => Object.fromEntries(SIZES.map((size) => [size, `/icon/${state}-${size}.png`]));

let shown: State | null = null;

/** The toolbar icon says at a glance whether the wallet is locked, ready, or waiting for an answer. */
export async function showState(host: Host): Promise<void> {
  const waiting = (await host.queue.head()) !== null;
  const state: State = waiting ? 'needs' : (await host.isUnlocked()) ? 'ready' : 'locked';
  if (state === shown) return;
  shown = state;
  // Locked, the toolbar names no persona.
  if (state === 'locked')
    await showPersona(
      (await browser.tabs.query({})).map(({ id }) => id),
      null,
    );
  await browser.action.setIcon({ path: paths(state) });
}

/** Names the active persona on the toolbar of these tabs, out of their pages' sight, until they go elsewhere. */
export async function showPersona(tabIds: readonly (number | undefined)[], name: string | null): Promise<void> {
  const title = name === null ? i18n.t('app_name') : i18n.t('persona_title', [name]);
  const text = [...(name ?? '')].slice(0, BADGE_CHARS).join('');
  const tell = (tabId: number) =>
    Promise.all([
      browser.action.setTitle({ tabId, title }),
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color: BADGE_COLOR }),
    ]);
  // A tab may be closed by now.
  await Promise.all(tabIds.map((tabId) => tabId !== undefined && tell(tabId).catch(() => undefined)));
}

/** Marks the tab in which something was shared, until it goes elsewhere. */
export async function showShared(tabId: number): Promise<void> {
  await browser.action.setIcon({ tabId, path: paths('shared') });
}
