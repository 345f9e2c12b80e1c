import { browser } from 'wxt/browser';
import type { ActivePersona, ToContent } from '#lib/protocol/index';
import type { PageHandlers } from '#lib/rpc/router';
import type { ConnectedApps } from '../apps/connected';
import type { Host } from '../host';
import { openUnlock } from '../insertion/insertion';
import { openPopupOrTab } from '../insertion/own-place';
import { showPersona } from './icon';
import type { Sites } from './sites';

interface Parts {
  host: Host;
  sites: Sites;
  connected: ConnectedApps;
}

/** Personas: made, changed, and chosen for a site. */
export function personaHandlers({ host, sites }: Parts) {
  const personas = async () => (await host.services()).personas;
  const shown = async <T>(result: T): Promise<T> => {
    await showEverywhere(host, sites);
    return result;
  };
  return {
    'personas.list': async () => (await personas()).list(),
    'personas.at': async ({ origin }) => (await personas()).at(origin),
    'personas.save': async ({ id, ...draft }) => shown(await (await personas()).save(draft, id)),
    'personas.remove': async ({ id }) => shown(await (await personas()).remove(id)),
    async 'personas.choose'({ at, choice }) {
      await (await personas()).choose(at, choice);
      return shown(null);
    },
  } satisfies Partial<PageHandlers>;
}

/** The shortcut: the site in front goes on under its next persona. Where there is none yet, the place to make one. */
export async function switchPersona(
  { host, sites, connected }: Parts,
  { id, url }: { id?: number | undefined; url?: string | undefined },
): Promise<void> {
  if (id === undefined || !url || !URL.canParse(url)) return;
  const { origin } = new URL(url);
  if (!((await sites.isEnabled(origin)) || (await connected.isConnected(origin)))) return;
  if (!(await host.isUnlocked())) return openUnlock(id);
  const persona = await (await host.services()).personas.next(origin);
  await host.keyring.touch();
  if (!persona) {
    await browser.tabs.create({ url: browser.runtime.getURL('/options.html#personas' as '/options.html') });
    return;
  }
  await showEverywhere(host, sites);
  await showPersona([id], persona.name);
  const message: ToContent = { satchel: 'switched' };
  // A page that is only connected has no chip.
  await browser.tabs.sendMessage(id, message, { frameId: 0 }).catch(() => undefined);
}

/** The popup, which names the persona and switches it: for a click in the page's chip. */
export function openPersona(openerTabId: number, origin: string): Promise<void> {
  return openPopupOrTab('personaTab', `popup.html?origin=${encodeURIComponent(origin)}`, openerTabId);
}

async function showEverywhere(host: Host, sites: Sites): Promise<void> {
  const { personas } = await host.services();
  const open = Map.groupBy(await sites.tabs(), ({ origin }) => origin);
  for (const [origin, tabs] of open) {
    const active = await personas.active(origin);
    await showPersona(
      tabs.map(({ tabId }) => tabId),
      nameOf(active),
    );
  }
}

const nameOf = (active: ActivePersona): string | null => (active.kind === 'persona' ? active.persona.name : null);
