import { browser } from 'wxt/browser';
import { createTurns, isUsableOrigin, type SiteView, WalletError } from '#lib/protocol/index';
import { GATE_FILE } from '#lib/sites/gate';
import { APPS_FILE, fileOf, SITES } from '#lib/sites/index';
import type { ConnectedApps } from '../apps/connected';
import { announceChange, read, write } from '../storage';
import { type Files, match, permission } from './hosts';

const SCRIPT_FILE = '/content-scripts/chat.js';
/** What all sites that the person added are registered under. */
const OWN_ID = 'own';

/** A site as the browser is told of it. */
interface Place {
  view: Omit<SiteView, 'enabled'>;
  origins: readonly string[];
  matches: readonly string[];
  /** Knows the site; goes ahead of the sentinel. */
  file: string;
}

const KNOWN: readonly Place[] = SITES.map((record) => {
  const { id, name, vendor, origins, matches } = record;
  return { view: { id, name, vendor, origin: origins[0] ?? '', own: false }, origins, matches, file: fileOf(record) };
});

/** Which AI chat sites the person enabled: the permission is held and the site is on their list. */
export class Sites {
  readonly #inTurn = createTurns();

  constructor(private readonly apps: ConnectedApps) {}

  /** Known sites first, then those that the person added. */
  async list(): Promise<SiteView[]> {
    const enabled = await this.#enabled();
    return [...KNOWN, ...(await own())].map(({ view }) => ({
      ...view,
      enabled: enabled.some((place) => place.view.id === view.id),
    }));
  }

  async isEnabled(origin: string): Promise<boolean> {
    return (await this.#enabled(({ origins }) => origins.includes(origin))).length > 0;
  }

  /** Replaces the person's list of known sites. Sites whose permission was not given stay off. */
  async enable(ids: readonly string[]): Promise<SiteView[]> {
    return this.#change(() =>
      write(
        'local',
        'sites',
        KNOWN.filter(({ view }) => ids.includes(view.id)).map(({ view }) => view.id),
      ),
    );
  }

  /**
   * 'Use on this site': turns on a known site, or adds one that is not known.
   *
   * @throws WalletError `site-insecure` for what is neither https nor this computer itself
   */
  async use(origin: string): Promise<SiteView[]> {
    if (!isUsableOrigin(origin)) throw new WalletError('site-insecure');
    const known = KNOWN.find(({ origins }) => origins.includes(origin));
    const [ids, added] = await Promise.all([read<string[]>('local', 'sites', []), ownOrigins()]);
    return this.#change(() =>
      known
        ? write('local', 'sites', [...new Set([...ids, known.view.id])])
        : write('local', 'ownSites', [...new Set([...added, origin])]),
    );
  }

  /** Turns a known site off, or takes one that the person added off the list. */
  async forget(origin: string): Promise<SiteView[]> {
    const known = KNOWN.find(({ origins }) => origins.includes(origin))?.view.id;
    const [ids, added] = await Promise.all([read<string[]>('local', 'sites', []), ownOrigins()]);
    return this.#change(async () => {
      const other = (one: string) => one !== origin && one !== known;
      await write('local', 'sites', ids.filter(other));
      await write('local', 'ownSites', added.filter(other));
    });
  }

  /** Makes the browser's registrations match: on install, update, start and change of permissions. */
  reconcile(): Promise<void> {
    return this.#inTurn(async () => {
      const wanted = [...scripts(await this.#enabled()), ...(await this.apps.scripts())];
      const registered = (await browser.scripting.getRegisteredContentScripts()).map(({ id }) => id);
      const gone = registered.filter((id) => !wanted.some((script) => script.id === id));
      if (gone.length > 0) await browser.scripting.unregisterContentScripts({ ids: gone });
      const [there, missing] = split(wanted, ({ id }) => registered.includes(id));
      if (there.length > 0) await browser.scripting.updateContentScripts(there);
      if (missing.length > 0) await browser.scripting.registerContentScripts(missing);
    });
  }

  /** The browser gave hosts, perhaps after the page that asked was gone. */
  async granted(patterns: readonly string[]): Promise<void> {
    await this.reconcile();
    await this.inject((await this.tabs()).filter(({ origin }) => patterns.includes(permission(origin))));
    announceChange();
  }

  /**
   * Brings the sentinel into pages that were open before: registering reaches only those that load later.
   * Frames of other origins wait for their next load, since nothing tells which ones a page has.
   */
  async inject(tabs: readonly OpenTab[]): Promise<void> {
    const into = ({ tabId, file }: OpenTab) =>
      browser.scripting.executeScript({ target: { tabId }, files: [file, SCRIPT_FILE] as Files });
    // A tab that shows an error page or was just closed takes no script.
    await Promise.all(tabs.map((tab) => into(tab).catch(() => undefined)));
  }

  /** The open tabs of enabled sites. */
  async tabs(): Promise<OpenTab[]> {
    const found = await Promise.all(
      (await this.#enabled()).map(async ({ view, origins, matches, file }) => {
        const tabs = await browser.tabs.query({ url: view.own ? origins.map(permission) : [...matches] });
        const isHere = (url: string | undefined) => url !== undefined && origins.includes(new URL(url).origin);
        return tabs.flatMap(({ id, url, lastAccessed = 0 }) =>
          id !== undefined && isHere(url)
            ? [{ tabId: id, origin: new URL(url ?? '').origin, name: view.name, lastAccessed, file }]
            : [],
        );
      }),
    );
    return found.flat();
  }

  async #change(save: () => Promise<void>): Promise<SiteView[]> {
    const before = new Set((await this.tabs()).map(({ tabId }) => tabId));
    await save();
    await this.reconcile();
    await this.inject((await this.tabs()).filter(({ tabId }) => !before.has(tabId)));
    announceChange();
    return this.list();
  }

  /** @param isMeant which places are looked at; asking whether a permission is held takes the browser a while */
  async #enabled(isMeant: (place: Place) => boolean = () => true): Promise<Place[]> {
    const [ids, added] = await Promise.all([read<string[]>('local', 'sites', []), own()]);
    const chosen = [...KNOWN.filter(({ view }) => ids.includes(view.id)), ...added].filter(isMeant);
    const held = await Promise.all(
      chosen.map(({ origins }) => browser.permissions.contains({ origins: origins.map(permission) })),
    );
    return chosen.filter((_, i) => held[i]);
  }
}

/** A tab, and the file that knows its site. */
interface OpenTab {
  tabId: number;
  origin: string;
  /** The site's. */
  name: string;
  /** When it was last brought to the front of its window. Unix milliseconds. */
  lastAccessed: number;
  file: string;
}

const ownOrigins = () => read<string[]>('local', 'ownSites', []);

async function own(): Promise<Place[]> {
  return (await ownOrigins()).map((origin) => {
    const { host } = new URL(origin);
    const view = { id: origin, name: host, vendor: host, origin, own: true };
    return { view, origins: [origin], matches: [match(origin)], file: APPS_FILE };
  });
}

function scripts(places: readonly Place[]) {
  const [added, known] = split(places, ({ view }) => view.own);
  // A chat may stand in a frame of another page.
  const scriptsOf = (id: string, file: string, matches: string[]) => [
    { id: `gate-${id}`, js: [GATE_FILE], matches, allFrames: true, runAt: 'document_start' as const },
    { id: `chat-${id}`, js: [file, SCRIPT_FILE], matches, allFrames: true, runAt: 'document_idle' as const },
  ];
  return [
    ...known.flatMap(({ view, file, matches }) => scriptsOf(view.id, file, [...matches])),
    ...(added.length > 0 ? scriptsOf(OWN_ID, APPS_FILE, [...new Set(added.flatMap(({ matches }) => matches))]) : []),
  ];
}

function split<T>(list: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [list.filter(test), list.filter((item) => !test(item))];
}
