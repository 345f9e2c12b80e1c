import { type Approved, reaches, sealAnswer } from '#lib/consent/index';
import { pick, withoutSecrets } from '#lib/context/index';
import { siteKey } from '#lib/crypto/slip13';
import {
  type AppAnswer,
  type AppRequest,
  allowedCategories,
  type Bound,
  type ContextAnswer,
  type ContextGrant,
  type CredentialAsk,
  DEFAULT_TOKEN_BUDGET,
  type GrantView,
  type Presentation,
  WalletError,
} from '#lib/protocol/index';
import type { Caller } from '#lib/rpc/callers';
import type { DisclosureRecord, GrantRecord } from '#lib/vault/index';
import type { Host } from '../host';
import { composeWithin } from '../insertion/compose';
import type { ConsentWindows } from '../insertion/consent-windows';
import { awaitReport } from '../insertion/delivery';
import { candidatesFor } from '../insertion/offers';
import { isWithinPace } from '../insertion/pace';
import type { Services } from '../services';
import type { Remember } from '../sites/remember';
import { Budget } from './budget';
import type { ConnectedApps } from './connected';
import { failure, refusal } from './errors';
import { readAppKey } from './key-file';
import { type AppCall, parseCall, unsupported } from './parse';

type Page = Extract<Caller, { kind: 'content' }>;

/** A call as the relay passes it on; `params` is JSON. */
interface Call {
  id: string;
  method: string;
  params: string;
}

/** The page API's methods, for the pages of connected sites (docs/spec/page-api.md). */
export class Apps {
  readonly #budget = new Budget();

  constructor(
    private readonly host: Host,
    private readonly connected: ConnectedApps,
    private readonly windows: ConsentWindows,
    private readonly remember: Remember,
  ) {}

  /** Answers a page's call, or says that the person is being asked. Never throws. */
  async call(page: Page, { id, method, params }: Call): Promise<AppAnswer> {
    // First and cheapest: whoever floods gets no further.
    if (!this.#budget.take(page.origin, Date.now())) return refusal('approval-throttled');
    try {
      // A frame would ask under its own name in another site's page.
      if (page.embedder !== undefined || !(await this.connected.isConnected(page.origin))) return refusal('forbidden');
      const error = unsupported(method);
      if (error) return { kind: 'error', error };
      return await this.#run(page, id, parseCall(method, params));
    } catch (error) {
      return failure(error);
    }
  }

  /** What went through the door for a yes in the consent window, sealed. */
  async answer({ grant, disclosure, pending }: Approved): Promise<AppAnswer> {
    if (!pending.app) throw new TypeError('no app asked for this');
    return this.#seal(await this.host.services(), grant, disclosure, pending.app.nonce);
  }

  async #run(page: Page, id: string, { method, params }: AppCall): Promise<AppAnswer> {
    await this.host.mustBeUnlocked();
    const services = await this.host.services();
    services.standing.prepareFor(page.origin);
    switch (method) {
      case 'context_request':
        return this.#request(services, page, id, params);
      case 'context_grants':
        return { kind: 'result', result: (await standingOf(services, page.origin)).map(asContextGrant) };
      case 'context_revoke': {
        const grant = (await standingOf(services, page.origin)).find(({ uid }) => uid === params.grant);
        if (!grant) throw new WalletError('not-found');
        await services.grants.revoke(grant.uid);
        return { kind: 'result', result: null };
      }
      case 'context_propose':
        await this.remember.takeOffer(page.origin, params.text);
        return { kind: 'result', result: null };
      case 'credential_present':
        return this.#present(services, page, id, params);
    }
  }

  async #request(services: Services, page: Page, id: string, request: AppRequest): Promise<AppAnswer> {
    const recipientKey = await readAppKey(page.origin);
    const standing = request.ask ? null : await services.grants.standing(page.origin, 'app');
    // Another key than the one that was agreed to is another recipient.
    if (standing?.terms.app?.recipientKey === recipientKey) {
      const categories = standing.terms.categories.filter((category) => request.scopes.includes(category));
      if (categories.length > 0) return this.#release(services, standing, categories, request);
    }
    await this.#enqueue(services, page, id, request, recipientKey);
    await this.windows.showNext();
    return { kind: 'asking' };
  }

  /**
   * Asks, whatever the person holds: the site must not learn that without them. Unless they agreed that it is shown
   * under a consent that stands, and the site asks for just that.
   */
  async #present(services: Services, page: Page, callId: string, asked: CredentialAsk): Promise<AppAnswer> {
    const { tabId, documentId, url, origin } = page;
    const bound: Bound =
      'grant' in asked ? { kind: 'grant', value: asked.grant } : { kind: 'challenge', value: asked.challenge };
    if (bound.kind === 'grant') {
      const shown = await this.#shownUnder(services, origin, bound, asked.groups);
      if (shown) return { kind: 'result', result: shown };
    }
    const persona = await services.personas.active(origin);
    const { pending, replaced } = await this.host.queue.add(() => ({
      id: crypto.randomUUID(),
      origin,
      target: { tabId, documentId, url },
      createdAt: Date.now(),
      hasDraft: false,
      draft: '',
      persona,
      tokenBudget: 0,
      candidates: [],
      app: null,
      credential: { callId, groups: asked.groups, bound },
      windowId: null,
      prepared: [],
    }));
    if (replaced) await this.windows.giveWay(replaced);
    if (pending.credential?.callId !== callId) throw new WalletError('approval-pending');
    await this.windows.showNext();
    return { kind: 'asking' };
  }

  /** @throws WalletError `not-found`, `approval-throttled`, or what the prover throws */
  async #shownUnder(
    services: Services,
    origin: string,
    bound: Bound,
    groups: readonly string[],
  ): Promise<Presentation | null> {
    const { credentials, personas, showings } = services;
    const grant = (await standingOf(services, origin)).find(({ uid }) => uid === bound.value);
    if (!grant) throw new WalletError('not-found');
    const held = (await credentials.list()).find(({ id, state }) => id === grant.shows && state === 'member');
    if (!held || !groups.includes(held.group)) return null;
    // Where the persona gives nothing of what was agreed to, nothing is shown along with it either.
    if (!reaches(grant.terms, await personas.active(origin))) return null;
    if (!(await isWithinPace(origin))) throw new WalletError('approval-throttled');
    return (await showings.show({ credential: held.id, origin, bound })).presentation;
  }

  async #release(
    services: Services,
    grant: GrantRecord,
    categories: readonly string[],
    { query, nonce }: AppRequest,
  ): Promise<AppAnswer> {
    const { origin, tokenBudget } = grant.terms;
    // Also of what finds nothing: a site is not to try words until one does.
    if (!(await isWithinPace(origin))) throw new WalletError('approval-throttled');
    const within = allowedCategories(await services.personas.active(origin));
    const scope = { categories, tokenBudget, ...(within && { within }) };
    const picks = pick(await services.index.searchable('all'), query, scope);
    if (picks.length === 0) throw new WalletError('nothing-to-share');
    const found = withoutSecrets(await services.items.get(picks.map((picked) => picked.id)));
    const { items, text, tokens } = composeWithin(found, tokenBudget);
    if (items.length === 0) throw new WalletError('nothing-to-share');
    const request = { origin, by: 'app' as const, items, text, tokens, nonce };
    const disclosure = await services.disclosures.release(grant.signed.sig.uid, request);
    return this.#seal(services, grant, disclosure, nonce);
  }

  async #seal(services: Services, grant: GrantRecord, disclosure: DisclosureRecord, nonce: string): Promise<AppAnswer> {
    awaitReport(disclosure);
    const key = siteKey(await services.secret('sites'), grant.terms.origin);
    const sealed = await sealAnswer(grant, disclosure, nonce, key);
    const result: ContextAnswer = { grant: grant.signed.sig.uid, sealed };
    return { kind: 'result', result, disclosureId: disclosure.id };
  }

  /** @throws WalletError `approval-pending` where this page's last question still waits, `approval-throttled` */
  async #enqueue(services: Services, page: Page, callId: string, request: AppRequest, recipientKey: string) {
    const { scopes, purpose, retention, nonce, query } = request;
    const known = (await services.grants.list()).flatMap(({ terms }) =>
      terms.origin === page.origin && terms.app ? [terms.app.recipientKey] : [],
    );
    const isKeyNew = known.length > 0 && !known.includes(recipientKey);
    const { tabId, documentId, url, origin } = page;
    const app = { callId, scopes, purpose, retention, nonce, recipientKey, isKeyNew };
    const asked = { draft: query, tokenBudget: DEFAULT_TOKEN_BUDGET, app };
    const persona = await services.personas.active(origin);
    const candidates = await candidatesFor(services, asked, persona);
    const { pending, replaced } = await this.host.queue.add(() => ({
      id: crypto.randomUUID(),
      origin,
      target: { tabId, documentId, url },
      createdAt: Date.now(),
      hasDraft: query.trim() !== '',
      ...asked,
      persona,
      candidates,
      windowId: null,
      prepared: [],
    }));
    if (replaced) await this.windows.giveWay(replaced);
    if (pending.app?.callId !== callId) throw new WalletError('approval-pending');
  }
}

async function standingOf({ grants }: Services, origin: string): Promise<GrantView[]> {
  return (await grants.inForce(origin)).filter(({ terms }) => terms.delivery === 'app');
}

const asContextGrant = ({ uid, terms, until }: GrantView): ContextGrant => ({
  uid,
  categories: terms.categories,
  until,
});
