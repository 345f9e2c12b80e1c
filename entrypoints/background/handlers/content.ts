import { browser } from 'wxt/browser';
import { WalletError } from '#lib/protocol/index';
import type { ContentHandlers } from '#lib/rpc/router';
import type { Apps } from '../apps/apps';
import { type Insertion, openUnlock } from '../insertion/insertion';
import { noteHealth } from '../sites/health';
import { showShared } from '../sites/icon';
import { openPersona } from '../sites/personas';
import type { Sites } from '../sites/sites';

/** What a content script on an enabled site may ask for. */
export function contentHandlers(sites: Sites, insertion: Insertion, apps: Apps): ContentHandlers {
  return {
    async 'chat.load'(_params, { tabId, documentId, origin }) {
      if (!(await sites.isEnabled(origin))) throw new WalletError('site-not-enabled');
      await browser.scripting.executeScript({
        target: { tabId, documentIds: [documentId] },
        files: ['/chat-tools.js'],
      });
      return null;
    },
    'chat.insert': ({ draft, ask }, page) => insertion.click(page, draft, ask),
    'chat.prefill': (params, page) => insertion.prefill(page, params),
    'chat.send': (params, page) => insertion.send(page, params),
    async 'chat.outcome'(outcome, { origin, tabId }) {
      const known = await insertion.report(origin, outcome);
      if (known && (outcome.outcome === 'inserted' || outcome.detail === 'sealed')) await showShared(tabId);
      return null;
    },
    async 'chat.health'({ missed }, { origin }) {
      if (await sites.isEnabled(origin)) await noteHealth(origin, missed);
      return null;
    },
    'app.call': (call, page) => apps.call(page, call),
    async 'chat.unlock'(_params, { origin, tabId }) {
      if (!(await sites.isEnabled(origin))) throw new WalletError('site-not-enabled');
      await openUnlock(tabId);
      return null;
    },
    async 'chat.persona'(_params, { origin, tabId }) {
      if (!(await sites.isEnabled(origin))) throw new WalletError('site-not-enabled');
      await openPersona(tabId, origin);
      return null;
    },
  };
}
