import { browser } from 'wxt/browser';
import type { SiteView } from '#lib/protocol/index';
import { SITES, type SiteRecord } from '#lib/sites/index';
import { read, write } from './storage';

const SCRIPT_ID = 'chat';
const SCRIPT_FILE = '/content-scripts/chat.js';

/** Which AI chat sites the person enabled: the permission is held and the site is on their list. */
export class Sites {
  async list(): Promise<SiteView[]> {
    const enabled = await this.#enabled();
    return SITES.map((record) => view(record, enabled.includes(record)));
  }

  async isEnabled(origin: string): Promise<boolean> {
    return (await this.#enabled()).some((record) => record.origins.includes(origin));
  }

  /** Replaces the person's list. Sites whose permission was not given stay off. */
  async enable(ids: readonly string[]): Promise<SiteView[]> {
    const known = SITES.filter(({ id }) => ids.includes(id)).map(({ id }) => id);
    const before = await this.tabs();
    await write('local', 'sites', known);
    await this.reconcile();
    const after = await this.tabs();
    await this.inject(after.filter((tabId) => !before.includes(tabId)));
    return this.list();
  }

  /** Makes the browser's registrations match: on install, update, start and change of permissions. */
  async reconcile(): Promise<void> {
    const matches = (await this.#enabled()).flatMap((record) => record.matches);
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
    if (matches.length === 0) {
      if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
      return;
    }
    const script = { id: SCRIPT_ID, js: [SCRIPT_FILE], matches, runAt: 'document_idle' as const };
    if (registered.length > 0) await browser.scripting.updateContentScripts([script]);
    else await browser.scripting.registerContentScripts([script]);
  }

  /** Brings the sentinel into pages that were open before: registering reaches only those that load later. */
  async inject(tabIds: readonly number[]): Promise<void> {
    const into = (tabId: number) => browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT_FILE] });
    // A tab that shows an error page or was just closed takes no script.
    await Promise.all(tabIds.map((tabId) => into(tabId).catch(() => undefined)));
  }

  /** The open tabs of enabled sites. */
  async tabs(): Promise<number[]> {
    const url = (await this.#enabled()).flatMap((record) => record.matches);
    if (url.length === 0) return [];
    return (await browser.tabs.query({ url })).flatMap((tab) => tab.id ?? []);
  }

  async #enabled(): Promise<SiteRecord[]> {
    const ids = await read<string[]>('local', 'sites', []);
    const chosen = SITES.filter(({ id }) => ids.includes(id));
    const held = await Promise.all(
      chosen.map(({ matches }) => browser.permissions.contains({ origins: [...matches] })),
    );
    return chosen.filter((_, i) => held[i]);
  }
}

export function view(record: SiteRecord, enabled: boolean): SiteView {
  const { id, name, vendor, origins } = record;
  return { id, name, vendor, origin: origins[0] ?? '', enabled };
}
