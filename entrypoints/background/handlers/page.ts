import type { AskingApp } from '#lib/consent/index';
import { suspicionsOf, withoutSecrets } from '#lib/context/index';
import {
  type AskingAppView,
  MAX_CHANGED_AT_ONCE,
  type PageMethod,
  type TextReview,
  WalletError,
} from '#lib/protocol/index';
import type { PageHandlers } from '#lib/rpc/router';
import { SITES } from '#lib/sites/index';
import { lookAlike } from '#lib/sites/look-alike';
import type { Apps } from '../apps/apps';
import type { ConnectedApps } from '../apps/connected';
import { appHandlers } from '../apps/handlers';
import { backupHandlers } from '../backup/handlers';
import type { ScheduledBackup } from '../backup/scheduled';
import { credentialHandlers } from '../credentials/handlers';
import { present, presentable } from '../credentials/present';
import { diagnose } from '../diagnostics/diagnostics';
import type { Meter } from '../diagnostics/meter';
import { folderHandlers } from '../folders/handlers';
import type { Host } from '../host';
import type { ConsentWindows } from '../insertion/consent-windows';
import { insertionPlan } from '../insertion/delivery';
import type { Insertion } from '../insertion/insertion';
import { underPersona } from '../insertion/offers';
import { peopleHandlers } from '../people/handlers';
import { proofHandlers } from '../proof/handlers';
import { siteHandlers } from '../sites/handlers';
import { readInPage } from '../sites/in-page';
import { personaHandlers } from '../sites/personas';
import type { Remember } from '../sites/remember';
import type { Sites } from '../sites/sites';
import { vaultHandlers } from '../vault/handlers';
import type { Rollback } from '../vault/rollback';
import { settingsHandlers } from './settings';
import { passkeyHandlers, walletHandlers } from './wallet';

export interface Parts {
  host: Host;
  sites: Sites;
  windows: ConsentWindows;
  insertion: Insertion;
  meter: Meter;
  backup: ScheduledBackup;
  rollback: Rollback;
  remember: Remember;
  connected: ConnectedApps;
  apps: Apps;
  dropped: () => number;
}

/** A person's acts: these move the deadline at which the wallet locks. Looking does not. */
const ACTS: ReadonlySet<PageMethod> = new Set([
  'wallet.touch',
  'password.change',
  'passkeys.add',
  'passkeys.rename',
  'passkeys.remove',
  'phrase.show',
  'phrase.confirm',
  'items.add',
  'items.approve',
  'items.edit',
  'items.supersede',
  'items.import',
  'items.change',
  'items.putBack',
  'items.review',
  'items.drop',
  'receipts.redact',
  'grants.revoke',
  'grants.shows',
  'grants.replace',
  'grants.publish',
  'approvals.approve',
  'approvals.present',
  'anchor.configure',
  'anchor.key',
  'anchor.now',
  'anchor.policy',
  'stamps.configure',
  'proof.stampAlone',
  'settings.set',
  'categories.set',
  'export.begin',
  'export.next',
  'import.begin',
  'import.feed',
  'import.finish',
  'import.progress',
  'devices.lost',
  'rollback.settle',
  'conflicts.resolve',
  'personas.save',
  'personas.remove',
  'personas.choose',
  'sites.auto',
  'inPage.set',
  'remember.save',
  'apps.connect',
  'apps.disconnect',
  'harvest.ask',
  'harvest.read',
  'credentials.join',
  'credentials.renew',
  'credentials.remove',
  'credentials.restore',
  'credentials.show',
  'groups.create',
  'groups.admit',
  'groups.dismiss',
  'groups.sign',
  'folders.release',
  'people.call',
  'people.add',
  'people.rename',
  'people.remove',
  'people.restore',
  'people.share',
  'people.open',
]);

/** What is answered while it is locked, and what part of it may still be open then. Everything else needs it unlocked. */
const WHILE_LOCKED: ReadonlySet<PageMethod> = new Set([
  'wallet.status',
  'wallet.ways',
  'wallet.create',
  'wallet.unlock',
  'wallet.lock',
  'password.recover',
  'phrase.check',
  'settings.get',
  'sites.list',
  'sites.enable',
  'sites.status',
  'sites.use',
  'sites.forget',
  'inPage.get',
  'inPage.example',
  'health.list',
  'remember.get',
  'diagnostics.report',
  'approvals.reject',
]);

/** What our own pages may ask for. */
export function pageHandlers(parts: Parts): PageHandlers {
  const { host } = parts;
  const handlers: PageHandlers = {
    ...walletHandlers(parts),
    ...passkeyHandlers(host),
    ...settingsHandlers(host),
    ...itemHandlers(host),
    ...vaultHandlers(host),
    ...siteHandlers(parts),
    ...personaHandlers(parts),
    ...consentHandlers(parts),
    ...proofHandlers(host),
    ...backupHandlers(parts),
    ...credentialHandlers(host),
    ...folderHandlers(host),
    ...peopleHandlers(host),
    'diagnostics.report': () => diagnose(host, parts.sites, parts.meter, parts.dropped()),
    ...rememberHandlers(parts),
    ...appHandlers(parts),
  };
  for (const method of Object.keys(handlers) as PageMethod[]) {
    const handler = handlers[method] as (params: never) => Promise<unknown>;
    Object.assign(handlers, {
      [method]: async (params: never) => {
        if (!WHILE_LOCKED.has(method)) await host.mustBeUnlocked();
        const result = await handler(params);
        if (ACTS.has(method)) await host.keyring.touch();
        return result;
      },
    });
  }
  return handlers;
}

function itemHandlers(host: Host) {
  const items = async () => (await host.services()).items;
  const parts = new Map<string, number>();
  /** Work that tells how far it is to whoever asks by its id. */
  const told = async <T>(id: string, work: (onSealed: (part: number) => void) => Promise<T>): Promise<T> => {
    try {
      return await work((part) => parts.set(id, part));
    } finally {
      parts.delete(id);
    }
  };
  return {
    'items.list': async ({ query, category, show, offset, limit }) =>
      (await items()).list(query, category, offset, limit, show),
    'items.add': async (draft) => (await items()).add(draft),
    'items.approve': async ({ id, baseRev, approved }) => (await items()).approve(id, baseRev, approved),
    'items.edit': async ({ id, baseRev, draft }) => (await items()).edit(id, baseRev, draft),
    'items.supersede': async ({ id, baseRev, draft }) => (await items()).supersede(id, baseRev, draft),
    'items.ids': async (by) => (await items()).idsListed(by, MAX_CHANGED_AT_ONCE),
    'items.deleted': async () => (await items()).deleted(),
    'items.stats': async () => (await items()).stats(),
    'items.import': ({ id = '', items: drafts }) =>
      told(id, async (onSealed) => {
        await (await items()).addMany(drafts, 'imported', { onSealed });
        return { added: drafts.length };
      }),
    'items.change': ({ id, ids, act }) => told(id, async (onSealed) => (await items()).changeMany(ids, act, onSealed)),
    'items.putBack': ({ id, changes }) =>
      told(id, async (onSealed) => {
        await (await items()).putBack(changes, onSealed);
        return null;
      }),
    'items.importing': async ({ id }) => ({ part: parts.get(id) ?? null }),
    'items.review': ({ texts }) => reviewsOf(host, texts),
  } satisfies Partial<PageHandlers>;
}

async function reviewsOf(host: Host, texts: readonly string[]): Promise<TextReview[]> {
  const likes = await (await host.services()).items.like(texts);
  return likes.map((like, at) => ({ ...like, suspicions: suspicionsOf(texts[at] ?? '') }));
}

function consentHandlers({ host, sites, windows, insertion, apps, connected }: Parts) {
  return {
    'grants.list': async () => (await host.services()).grants.list(),
    'grants.revoke': async ({ uid }) => (await host.services()).grants.revoke(uid),
    'grants.preview': async ({ uid, change }) => (await host.services()).grantChanges.preview(uid, change),
    async 'grants.replace'({ uid, message }) {
      const { grantChanges, standing } = await host.services();
      const grant = await grantChanges.replace(uid, message);
      standing.prepareFor(grant.terms.origin);
      return grant;
    },
    'disclosures.list': async ({ origin, limit }) => (await host.services()).disclosures.list(origin, limit),
    'disclosures.all': async ({ origin }) => (await host.services()).disclosures.list(origin, Number.POSITIVE_INFINITY),
    'disclosures.known': async () => (await host.services()).disclosures.known(),
    async 'approvals.get'({ id }) {
      const waiting = await windows.standing(id);
      const services = await host.services();
      const { items, grants, personas } = services;
      const pending = await underPersona(services, host.queue, waiting);
      const {
        target,
        windowId: _window,
        prepared: _prepared,
        draft: _draft,
        form: _form,
        candidates,
        app,
        credential,
        ...shown
      } = pending;
      const site = (await sites.list()).find(({ origin }) => origin === shown.origin);
      const present = await items.present(candidates.map((c) => c.id));
      const leaving = new Map(withoutSecrets(present).map(({ id: item, text }) => [item, text]));
      return {
        ...shown,
        app: app && asShown(app),
        credential: credential && (await presentable(host, credential)),
        persona: await personas.at(shown.origin),
        embedder: target.embedder,
        siteName: site?.name ?? new URL(shown.origin).host,
        vendor: site?.vendor ?? new URL(shown.origin).host,
        looksLike: lookAlike(shown.origin, await othersKnown(shown.origin, { sites, connected })),
        firstTime: !(await grants.known(shown.origin)),
        candidates: candidates.flatMap((c) => {
          const text = leaving.get(c.id);
          const hasSecret = present.some((item) => item.id === c.id && item.text !== text);
          return text === undefined ? [] : [{ ...c, text, hasSecret }];
        }),
      };
    },
    'approvals.preview': async ({ id, ...choice }) => (await host.services()).approvals.preview(id, choice),
    async 'approvals.approve'({ id, digest }) {
      const approved = await (await host.services()).approvals.approve(id, digest);
      const { pending, disclosure } = approved;
      const { personas } = await (await host.services()).personas.list();
      const { app, target } = pending;
      const inPage = { ...(await readInPage()), personas: personas.length > 0 };
      (await host.services()).standing.prepareFor(pending.origin);
      await insertion.deliver(
        pending,
        disclosure.id,
        app
          ? { satchel: 'app', id: app.callId, answer: await apps.answer(approved) }
          : { satchel: 'plan', plan: insertionPlan(disclosure, target.url, 'click', inPage) },
      );
      return null;
    },
    async 'approvals.present'({ id, credential, standing }) {
      await present({ host, windows }, id, { credential, standing });
      return null;
    },
    async 'approvals.reject'({ id }) {
      await windows.reject(id);
      return null;
    },
  } satisfies Partial<PageHandlers>;
}

/**
 * What an address can be taken for: the AI sites that everybody knows, and this person's own. Whoever asks is among those
 * mostly, and is no proof of itself; the well-known ones are what they are.
 */
async function othersKnown(
  asking: string,
  { sites, connected }: Pick<Parts, 'sites' | 'connected'>,
): Promise<string[]> {
  const everybodys = SITES.flatMap(({ origins }) => origins);
  if (everybodys.includes(asking)) return [];
  const own = [...(await sites.list()).map(({ origin }) => origin), ...(await connected.list())];
  return [...everybodys, ...own.filter((origin) => origin !== asking)];
}

const asShown = ({ callId: _call, nonce: _nonce, ...app }: AskingApp): AskingAppView => app;

function rememberHandlers({ host, remember }: Parts) {
  return {
    'remember.get': ({ id }) => remember.get(id),
    'remember.review': async ({ text }) => {
      const [review] = await reviewsOf(host, [text]);
      if (!review) throw new WalletError('internal');
      return review;
    },
    'remember.save': ({ id, draft }) => remember.save(id, draft),
    async 'remember.drop'({ id }) {
      await remember.drop(id);
      return null;
    },
  } satisfies Partial<PageHandlers>;
}
