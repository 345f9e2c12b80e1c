import { browser } from 'wxt/browser';
import { isUsableOrigin, WalletError } from '#lib/protocol/index';
import { type Files, match, permission } from '../sites/hosts';
import { announceChange, change, read } from '../storage';

const BRIDGE_FILE = '/content-scripts/page-bridge.js';
const PROVIDER_FILE = '/page-provider.js';

type Script = Parameters<typeof browser.scripting.registerContentScripts>[0][number];

/** The sites whose pages may ask by the page API, because the person connected them. Nothing of it is elsewhere. */
export class ConnectedApps {
  /** Origins, in the order in which they were connected. */
  list(): Promise<string[]> {
    return read<string[]>('local', 'apps', []);
  }

  /** On the person's list, and the browser's permission held. */
  async isConnected(origin: string): Promise<boolean> {
    return (await this.list()).includes(origin) && browser.permissions.contains({ origins: [permission(origin)] });
  }

  /** @throws WalletError `site-insecure` for what is neither https nor this computer itself */
  async add(origin: string): Promise<void> {
    if (!isUsableOrigin(origin)) throw new WalletError('site-insecure');
    await change<string[]>('local', 'apps', [], (before) => [...new Set([...before, origin])]);
    announceChange();
  }

  async remove(origin: string): Promise<void> {
    await change<string[]>('local', 'apps', [], (before) => before.filter((other) => other !== origin));
    announceChange();
  }

  /** What the browser is to run in connected sites' pages: the relay in our world, the provider in the page's. */
  async scripts(): Promise<Script[]> {
    const origins = await this.list();
    const held = await Promise.all(origins.map((origin) => this.isConnected(origin)));
    const matches = origins.filter((_, i) => held[i]).map(match);
    if (matches.length === 0) return [];
    return [
      { id: 'app-bridge', js: [BRIDGE_FILE], matches, runAt: 'document_start' },
      { id: 'app-provider', js: [PROVIDER_FILE], matches, runAt: 'document_start', world: 'MAIN' },
    ];
  }

  /** The browser gave hosts, perhaps after the page that asked was gone. */
  async granted(patterns: readonly string[]): Promise<void> {
    const origins = await this.list();
    await Promise.all(origins.filter((one) => patterns.includes(permission(one))).map((one) => this.inject(one)));
  }

  /** Brings both into pages that were open before: registering reaches only those that load later. */
  async inject(origin: string): Promise<void> {
    if (!(await this.isConnected(origin))) return;
    const tabs = await browser.tabs.query({ url: permission(origin) });
    const here = tabs.filter(({ url }) => url !== undefined && new URL(url).origin === origin);
    const into = async (tabId: number) => {
      await browser.scripting.executeScript({ target: { tabId }, files: [BRIDGE_FILE] as Files });
      await browser.scripting.executeScript({ target: { tabId }, files: [PROVIDER_FILE] as Files, world: 'MAIN' });
    };
    // A tab that shows an error page or was just closed takes no script.
    await Promise.all(here.map(({ id }) => (id === undefined ? undefined : into(id).catch(() => undefined))));
  }
}
