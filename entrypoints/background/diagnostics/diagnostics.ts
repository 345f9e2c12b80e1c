import { browser } from 'wxt/browser';
import { CONTENT_METHODS, PAGE_METHODS, type Report, reportOf } from '#lib/protocol/index';
import { STORES } from '#lib/vault/index';
import type { Host } from '../host';
import type { Sites } from '../sites/sites';
import { lockMinutes } from '../storage';
import type { Meter } from './meter';

const METHODS = [...Object.keys(PAGE_METHODS), ...Object.keys(CONTENT_METHODS)];

/**
 * A report to send to whoever helps. The table in lib/protocol decides what may be in it; what is gathered here and
 * does not fit is left out, so that no content can slip in.
 */
export async function diagnose(host: Host, sites: Sites, meter: Meter, droppedMessages: number): Promise<Report> {
  const [{ phase, header }, listed, platform, metered, estimate] = await Promise.all([
    host.phase(),
    sites.list(),
    browser.runtime.getPlatformInfo(),
    meter.read(),
    navigator.storage.estimate(),
  ]);
  const gathered = {
    extension: browser.runtime.getManifest().version,
    ...browserOf(navigator.userAgent),
    system: platform.os,
    language: browser.i18n.getUILanguage().slice(0, 2),
    phase,
    phraseKept: header?.phraseKept,
    lockMinutes: await lockMinutes(),
    sites: listed.filter(({ enabled }) => enabled).length,
    storageBytes: estimate.usage,
    droppedMessages,
    ...metered,
    ...(header && (await vaultSizes(host))),
  };
  return reportOf(gathered, METHODS, STORES);
}

/** How much there is of everything; known while locked too. */
async function vaultSizes(host: Host) {
  const { vault } = await host.services();
  const state = await vault.state();
  const counts = await Promise.all(STORES.map(async (store) => [store, await vault.count(store)] as const));
  const logs = Object.values(state.logs);
  return {
    records: Object.fromEntries(counts),
    changes: state.generation,
    logs: logs.length,
    logEntries: logs.reduce((sum, size) => sum + size, 0),
  };
}

function browserOf(userAgent: string) {
  const [, name, browserVersion] = /(Chrome|Firefox)\/([\d.]+)/.exec(userAgent) ?? [];
  return { browser: name === 'Chrome' ? 'Chromium' : name, browserVersion };
}
