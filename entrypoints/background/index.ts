import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { callerOf } from '#lib/rpc/callers';
import { createRouter } from '#lib/rpc/router';
import { ALARM } from './alarms';
import { Apps } from './apps/apps';
import { ConnectedApps } from './apps/connected';
import { ScheduledBackup } from './backup/scheduled';
import { Meter } from './diagnostics/meter';
import { contentHandlers } from './handlers/content';
import { pageHandlers } from './handlers/page';
import { Host } from './host';
import { ConsentWindows } from './insertion/consent-windows';
import { Holds } from './insertion/holds';
import { Insertion } from './insertion/insertion';
import { showState } from './sites/icon';
import { switchPersona } from './sites/personas';
import { Remember } from './sites/remember';
import { Sites } from './sites/sites';
import { closeToContentScripts } from './storage';
import { onUpkeep, tellTab } from './upkeep';
import { rollbackOf } from './vault/rollback-of';

const UPKEEP_AFTER_MS = 2_000;
/** Changes that come in a row are noted once. */
const NOTE_AFTER_MS = 1_000;

/** Wires the rooms together. Listeners stand at the top: a woken worker must have them at once. */
export default defineBackground(() => {
  const host = new Host();
  const connected = new ConnectedApps();
  const sites = new Sites(connected);
  const windows = new ConsentWindows(host.queue);
  const insertion = new Insertion(host, sites, windows);
  const meter = new Meter();
  const backup = new ScheduledBackup(host);
  const rollback = rollbackOf(host, backup);
  const remember = new Remember(host, sites);
  const apps = new Apps(host, connected, windows, remember);
  let noting: ReturnType<typeof setTimeout> | undefined;
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('/').slice(0, -1) };
  const holds = new Holds(host, sites, ({ sender }) => (sender ? callerOf(sender, self) : null));
  const router = createRouter(
    self,
    pageHandlers({
      host,
      sites,
      windows,
      insertion,
      remember,
      connected,
      apps,
      meter,
      backup,
      rollback,
      dropped: () => router.dropped(),
    }),
    contentHandlers(sites, insertion, apps),
    meter.note,
  );

  browser.runtime.onMessage.addListener((message, sender, respond) => {
    const answer = router.handle(message, sender);
    if (!answer) return false;
    void answer.then(respond);
    return true;
  });
  browser.runtime.onConnect.addListener((port) => holds.connect(port));
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM.lock) void host.keyring.lockIfDue();
    else void onUpkeep(host, insertion, backup, rollback);
  });
  browser.windows.onRemoved.addListener((windowId) => {
    void windows.closed(windowId);
    void remember.closed(windowId);
  });
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'lock') void host.lock();
    if (command === 'insert' && tab?.id !== undefined) void tellTab(tab.id, 'trigger');
    if (command === 'chip' && tab?.id !== undefined) void tellTab(tab.id, 'enter');
    if (command === 'persona' && tab) void switchPersona({ host, sites, connected }, tab);
    if (command === 'remember' && tab) void remember.take(tab);
  });
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') void host.lock();
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (tab) void remember.take(tab, info.frameId);
  });
  browser.storage.local.onChanged.addListener((changes) => {
    if ('sites' in changes || 'ownSites' in changes) void remember.offer();
  });
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    void sites.granted(origins).then(() => connected.granted(origins));
  });
  browser.permissions.onRemoved.addListener(() => void sites.reconcile());
  browser.runtime.onStartup.addListener(() => void sites.reconcile());
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    await sites.reconcile();
    await remember.offer();
    // An update orphans the scripts of open pages.
    if (reason === 'update') await sites.inject(await sites.tabs());
    if (reason === 'install' && !(await host.header())) {
      await browser.tabs.create({ url: browser.runtime.getURL('/onboarding.html') });
    }
  });
  browser.storage.session.onChanged.addListener(() => {
    void showState(host);
    void holds.tell();
    clearTimeout(noting);
    noting = setTimeout(() => void rollback.note().catch(console.error), NOTE_AFTER_MS);
  });

  void closeToContentScripts();
  void showState(host);
  // Whoever woke the worker is answered first.
  setTimeout(() => void onUpkeep(host, insertion, backup, rollback), UPKEEP_AFTER_MS);
});
