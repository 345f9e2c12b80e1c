import { contextBlock } from '#lib/context/index';
import type { PageHandlers } from '#lib/rpc/router';
import type { ConnectedApps } from '../apps/connected';
import type { Host } from '../host';
import { browserLanguage } from '../insertion/form';
import { announceChange } from '../storage';
import * as harvest from './harvest';
import * as health from './health';
import { autoOf, readInPage, setAuto, writeInPage } from './in-page';
import type { Sites } from './sites';

interface Parts {
  host: Host;
  sites: Sites;
  connected: ConnectedApps;
}

/** Sites that are on, chats that are open, and how Satchel behaves in their pages. */
export function siteHandlers({ host, sites, connected }: Parts) {
  return {
    'sites.list': () => sites.list(),
    'sites.enable': ({ ids }) => sites.enable(ids),
    'sites.use': ({ origin }) => sites.use(origin),
    'sites.forget': ({ origin }) => sites.forget(origin),
    'harvest.status': () => harvest.chat(sites),
    'harvest.ask': ({ text, ...chat }) => harvest.ask(sites, chat, text),
    'harvest.read': (chat) => harvest.read(sites, chat),
    'health.list': () => health.list(),
    'health.clear': () => health.clear(),
    async 'sites.status'({ origin }) {
      const site = (await sites.list()).find((known) => known.origin === origin) ?? null;
      const [auto, isConnected] = await Promise.all([autoOf(origin), connected.isConnected(origin)]);
      const told = { site, auto, connected: isConnected };
      if (!(site || isConnected) || !(await host.isUnlocked()))
        return { ...told, grants: [], lastDisclosure: null, persona: null };
      const { grants, disclosures, personas } = await host.services();
      const [inForce, last, persona] = await Promise.all([
        grants.inForce(origin),
        disclosures.list(origin, 1),
        personas.at(origin),
      ]);
      return { ...told, grants: inForce, lastDisclosure: last[0] ?? null, persona };
    },
    async 'sites.auto'({ origin, auto }) {
      await setAuto(origin, auto);
      announceChange();
      return auto;
    },
    'inPage.get': readInPage,
    'inPage.example': async ({ style, lines }) =>
      contextBlock(lines, { style: style === 'site' ? 'list' : style, language: browserLanguage() }),
    'inPage.set': async (settings) => {
      await writeInPage(settings);
      announceChange();
      return settings;
    },
  } satisfies Partial<PageHandlers>;
}
