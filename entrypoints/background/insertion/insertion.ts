import { browser } from 'wxt/browser';
import type { Pending, Target } from '#lib/consent/index';
import { estimateTokens, type Part, pick, withoutSecrets } from '#lib/context/index';
import {
  type Auto,
  allowedCategories,
  DEFAULT_TOKEN_BUDGET,
  type InsertAnswer,
  type InsertionPlan,
  type Outcome,
  type Params,
  type ToBridge,
  type ToContent,
  WalletError,
} from '#lib/protocol/index';
import type { Caller } from '#lib/rpc/callers';
import type { GrantRecord } from '#lib/vault/index';
import { ALARM } from '../alarms';
import { errorCode, type Host } from '../host';
import type { Services } from '../services';
import { autoOf, readInPage } from '../sites/in-page';
import type { Sites } from '../sites/sites';
import { change, read } from '../storage';
import { composeWithin } from './compose';
import type { ConsentWindows } from './consent-windows';
import { failed, focusTab, insertionPlan, sendTo } from './delivery';
import { formFor } from './form';
import { candidatesFor } from './offers';
import { openPopupOrTab } from './own-place';
import { isWithinPace } from './pace';

type Page = Extract<Caller, { kind: 'content' }>;

/** What is to be chosen: for this draft, of what is open, for this kind of insertion. */
interface Wanted {
  draft: string;
  part: Part;
  by: InsertionPlan['kind'];
}

interface Delivery {
  id: string;
  target: Target;
  /** An app's call that it answers. */
  callId?: string | undefined;
}

/** What a page reported while it was locked. */
interface Waiting {
  origin: string;
  outcome: Outcome;
}

/** Context into a page: under a standing grant at once, else by asking the person. */
export class Insertion {
  /** Deliveries that this worker carries out itself: it will know how they end. */
  readonly #own = new Set<string>();

  constructor(
    private readonly host: Host,
    private readonly sites: Sites,
    private readonly windows: ConsentWindows,
  ) {}

  /** The person clicked the button in the page, or pressed the shortcut. */
  click(page: Page, draft: string, ask: boolean): Promise<InsertAnswer> {
    return this.#answer(page, async (services, part) => {
      services.standing.prepareFor(page.origin);
      const standing = ask || isEmbedded(page) ? null : services.grants.standing(page.origin, 'click');
      const [ranking, grant] = await Promise.all([services.index.searchable(part), standing]);
      if (ranking.size === 0 && part === 'all') return { kind: 'none' };
      const plan = grant ? await this.#release(services, grant, page, { draft, part, by: 'click' }) : null;
      if (plan) return { kind: 'plan', plan };
      // Asking shows lines of every category, and signs.
      if (part !== 'all') return { kind: 'locked' };
      await this.#enqueue(services, page, draft);
      await this.windows.showNext();
      return { kind: 'asking' };
    });
  }

  /** The composer of a new chat got the focus: what goes in by itself goes in now, or when the person sends. */
  async prefill(page: Page, { empty, temporary }: Params<'chat.prefill'>): Promise<InsertAnswer> {
    if (isEmbedded(page)) return { kind: 'none' };
    const auto = await this.#auto(page.origin, temporary);
    // Aside: the composer does not wait for it, and showing says itself what is wrong.
    void this.#opened(page.origin).catch(() => undefined);
    // Also while locked: whether a message is held is asked again over the port.
    if (auto === 'send' && (await this.sites.isEnabled(page.origin))) return { kind: 'hold' };
    if (auto !== 'prefill' || !empty) return { kind: 'none' };
    return this.#answer(page, (services, part) => this.#byItself(services, page, { draft: '', part, by: 'prefill' }));
  }

  /** The person sent the first message of a new chat, and it is held. */
  async send(page: Page, { draft, temporary }: Params<'chat.send'>): Promise<InsertAnswer> {
    if (isEmbedded(page)) return { kind: 'none' };
    if ((await this.#auto(page.origin, temporary)) !== 'send') return { kind: 'none' };
    return this.#answer(page, (services, part) => this.#byItself(services, page, { draft, part, by: 'send' }));
  }

  /** The person approved: carry it out in the very document that asked. */
  async deliver(pending: Pending, disclosureId: string, message: ToContent | ToBridge): Promise<void> {
    const { target, app, origin } = pending;
    this.#own.add(disclosureId);
    const delivery: Delivery = { id: disclosureId, target, callId: app?.callId };
    await change<Delivery[]>('session', 'deliveries', [], (before) => [...before, delivery]);
    await this.windows.finish(pending);
    await focusTab(target.tabId);
    const reached = await sendTo(target, message);
    await this.#delivered(disclosureId);
    if (!reached) await this.#report(origin, { disclosureId, outcome: 'failed', detail: 'moved' });
  }

  /** A worker that died in the middle of a delivery cannot know how it ended; its page is told so. */
  async resume(): Promise<void> {
    for (const { id, target, callId } of await read<Delivery[]>('session', 'deliveries', [])) {
      if (this.#own.has(id)) continue;
      await this.#delivered(id);
      await sendTo(target, failed('interrupted', callId));
    }
  }

  /**
   * A page's side reports; while locked the report waits, since it cannot be sealed.
   *
   * @returns whether it is known to be about a disclosure to that origin
   */
  async report(origin: string, outcome: Outcome): Promise<boolean> {
    if (await this.host.isUnlocked()) return this.#report(origin, outcome);
    await change<Waiting[]>('session', 'outcomes', [], (before) => [...before.slice(-99), { origin, outcome }]);
    return false;
  }

  /** After unlocking: what was reported meanwhile, then what nobody reported on. */
  async settle(): Promise<void> {
    const waiting = await read<Waiting[]>('session', 'outcomes', []);
    for (const { origin, outcome } of waiting) await this.#report(origin, outcome);
    // Only now: a worker that dies in between reports them again, which changes nothing.
    const isSettled = ({ outcome }: Waiting) =>
      waiting.some(
        (one) => one.outcome.disclosureId === outcome.disclosureId && one.outcome.outcome === outcome.outcome,
      );
    await change<Waiting[]>('session', 'outcomes', [], (now) => now.filter((one) => !isSettled(one)));
    const next = await (await this.host.services()).disclosures.settle(Date.now());
    // A worker that died right after a release left no alarm behind.
    if (next !== null) await browser.alarms.create(ALARM.reports, { when: next });
  }

  async #answer(page: Page, work: (services: Services, part: Part) => Promise<InsertAnswer>): Promise<InsertAnswer> {
    try {
      const [isEnabled, open] = await Promise.all([this.sites.isEnabled(page.origin), this.#open()]);
      if (!isEnabled) return { kind: 'error', code: 'site-not-enabled' };
      return open ? await work(open.services, open.part) : { kind: 'locked' };
    } catch (error) {
      const code = errorCode(error);
      if (code === 'internal') console.error(error);
      return code === 'locked' ? { kind: 'locked' } : { kind: 'error', code };
    }
  }

  /** What can be opened now; null while it is locked. */
  async #open(): Promise<{ services: Services; part: Part } | null> {
    const access = await this.host.access();
    return access === 'none'
      ? null
      : { services: await this.host.services(), part: access === 'full' ? 'all' : 'ordinary' };
  }

  /** Somebody is about to write in a new chat: what may be shown there is proved meanwhile. */
  async #opened(origin: string): Promise<void> {
    if ((await this.sites.isEnabled(origin)) && (await this.host.isUnlocked())) {
      (await this.host.services()).standing.prepareFor(origin);
    }
  }

  async #auto(origin: string, temporary: boolean): Promise<Auto> {
    return temporary && !(await readInPage()).temporary ? 'off' : autoOf(origin);
  }

  async #byItself(services: Services, page: Page, wanted: Wanted & { by: 'prefill' | 'send' }): Promise<InsertAnswer> {
    const grant = await services.grants.standing(page.origin, wanted.by);
    const plan = grant && (await this.#release(services, grant, page, wanted));
    return plan ? { kind: 'plan', plan } : { kind: 'none' };
  }

  async #release(
    services: Services,
    grant: GrantRecord,
    page: Page,
    { draft, part, by }: Wanted,
  ): Promise<InsertionPlan | null> {
    const [ranking, persona] = await Promise.all([
      services.index.searchable(part),
      services.personas.active(page.origin),
    ]);
    const within = allowedCategories(persona);
    const going = await services.standing.going(grant);
    const form = await formFor(page.origin, draft);
    const tokenBudget = grant.terms.tokenBudget - (going ? estimateTokens(`${going.line}\n`) : 0);
    const picks = pick(ranking, draft, { ...grant.terms, tokenBudget, form, ...(within && { within }) });
    if (picks.length === 0) return null;
    const ids = picks.map(({ id }) => id);
    const [isPaced, picked, inPage, { personas }] = await Promise.all([
      isWithinPace(page.origin),
      services.items.get(ids),
      readInPage(),
      services.personas.list(),
    ]);
    if (!isPaced) return null;
    const composed = composeWithin(withoutSecrets(picked), grant.terms.tokenBudget, form, going?.line);
    const { items, text, tokens } = composed;
    if (items.length === 0) return null;
    const request = { origin: page.origin, by, items, text, tokens, shows: going?.credential };
    if (going) await services.showings.note(going.credential, going.presentation);
    const disclosure = await services.disclosures.release(grant.signed.sig.uid, request);
    return insertionPlan(disclosure, page.url, by, { ...inPage, personas: personas.length > 0 });
  }

  async #enqueue(services: Services, page: Page, draft: string): Promise<void> {
    const form = await formFor(page.origin, draft);
    const asked = { draft, form, tokenBudget: DEFAULT_TOKEN_BUDGET, app: null };
    const persona = await services.personas.active(page.origin);
    const candidates = await candidatesFor(services, asked, persona);
    const { replaced } = await this.host.queue.add(() => ({
      id: crypto.randomUUID(),
      origin: page.origin,
      target: targetOf(page),
      createdAt: Date.now(),
      hasDraft: draft.trim() !== '',
      ...asked,
      persona,
      candidates,
      windowId: null,
      prepared: [],
    }));
    if (replaced) await this.windows.giveWay(replaced);
  }

  async #delivered(id: string): Promise<void> {
    this.#own.delete(id);
    await change<Delivery[]>('session', 'deliveries', [], (before) => before.filter((delivery) => delivery.id !== id));
  }

  async #report(origin: string, outcome: Outcome): Promise<boolean> {
    try {
      await (await this.host.services()).disclosures.report(origin, outcome);
      return true;
    } catch (error) {
      if (error instanceof WalletError && error.code === 'not-found') return false;
      throw error;
    }
  }
}

/**
 * In a frame the person is asked each time, and is shown whose page it is. A frame of the page's own origin is served
 * by the page itself: one that asks for itself has another site's frame around it.
 */
const isEmbedded = ({ embedder }: Page) => embedder !== undefined;

function targetOf(page: Page): Target {
  const { tabId, documentId, url } = page;
  const target = { tabId, documentId, url };
  return isEmbedded(page) ? { ...target, embedder: page.embedder ?? null } : target;
}

/** Opens a place to unlock that no page can draw: the toolbar's popup, or a tab of ours. */
export function openUnlock(openerTabId: number): Promise<void> {
  // Closing itself after the unlock, it leads back to its opener.
  return openPopupOrTab('unlockTab', 'sidepanel.html?then=back', openerTabId);
}
