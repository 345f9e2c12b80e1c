import { randomBytes, toHex } from '#lib/crypto/bytes';
import {
  type ActivePersona,
  type ApprovalChoice,
  type ApprovalPreview,
  allowedCategories,
  type BlockForm,
  type Delivery,
  type GrantTerms,
  type Item,
  MAX_TOKEN_BUDGET,
  ONCE_GRANT_SECONDS,
  WalletError,
} from '#lib/protocol/index';
import type { DisclosureRecord, GrantRecord } from '#lib/vault/index';
import { attestationUid, attestMessage, grantDigest, signGrant } from './attestation';
import { contentHash, type Disclosures } from './disclosures';
import { GRANT_DOMAIN } from './domain';
import type { ApprovalQueue, Pending, Prepared } from './queue';

const DAY_SECONDS = 86_400;
const NO_HASH = `0x${'00'.repeat(32)}`;
/** What every grant for chats is for; an app says itself. */
const PURPOSE = 'context for chats on this site';

/** A membership that is shown under the consent which is about to be signed. */
export interface ShownUnder {
  credential: string;
  origin: string;
  /** UID of the consent. */
  grant: string;
}

export interface Memberships {
  /** What a text says of it. @throws WalletError `not-found`, `not-a-member` */
  line(showing: ShownUnder): Promise<string>;
  /**
   * Proves it, which takes seconds.
   *
   * @returns what notes that it was shown
   * @throws WalletError as the prover does
   */
  prove(showing: ShownUnder): Promise<() => Promise<unknown>>;
}

export interface ApprovalDeps {
  queue: ApprovalQueue;
  disclosures: Disclosures;
  /** As they may leave. */
  items: (ids: readonly string[]) => Promise<Item[]>;
  /** @param line on a membership */
  block: (texts: readonly string[], form?: BlockForm, line?: string) => { text: string; tokens: number };
  memberships: Memberships;
  /** What is active at a site. */
  persona: (origin: string) => Promise<ActivePersona>;
  /** The key that only this site sees. @throws WalletError `locked` */
  siteKey: (origin: string) => Promise<{ privateKey: string; address: string }>;
  now: () => number;
}

/** How the text that was shown leaves. */
const FIRST = { once: 'once', click: 'click', auto: 'click', app: 'app' } as const satisfies Record<Delivery, string>;

/** A question that got its yes, and what came of it. */
export interface Approved {
  pending: Pending;
  grant: GrantRecord;
  disclosure: DisclosureRecord;
}

/** From what a person chose to what is signed: prepared, shown, and then approved byte for byte. */
export class Approvals {
  constructor(private readonly deps: ApprovalDeps) {}

  /** What would be signed and shared for a choice; approving takes its digest. @throws WalletError `approval-gone`, `bad-request`, `locked` */
  async preview(id: string, choice: ApprovalChoice): Promise<ApprovalPreview> {
    const { era } = this.deps.queue;
    const pending = await this.deps.queue.get(id);
    const fits = choice.delivery === 'once' || (choice.delivery === 'app') === (pending.app !== null);
    if (!fits) throw new WalletError('bad-request', 'an app is not delivered to as a chat is');
    const items = await this.#chosen(pending, choice.itemIds);
    const texts = items.map((item) => item.text);
    const shows = choice.delivery === 'once' ? undefined : (choice.shows ?? undefined);
    const bare = this.deps.block(texts, pending.form);
    // The line comes on top of what the lines about the person may take; it is as long whatever it names.
    const room = shows && !pending.app ? await this.#room(pending, shows, texts) : 0;
    const terms = termsFor(pending, choice, items, bare.text, room);
    const from = Math.floor(this.deps.now() / 1000);
    const lasts = choice.delivery === 'once' ? ONCE_GRANT_SECONDS : choice.days * DAY_SECONDS;
    const message = attestMessage(terms, from, from + lasts);
    const digest = grantDigest(GRANT_DOMAIN, message);
    const { text, tokens } = await this.#text(pending, { message, shows }, texts);
    const { address: signer } = await this.deps.siteKey(pending.origin);
    const prepared: Prepared = { digest, itemIds: choice.itemIds, text, tokens, terms, message, shows };
    await this.deps.queue.prepare(id, era, prepared);
    return {
      digest,
      text,
      tokens,
      categories: terms.categories,
      signer,
      until: from + lasts,
      overBudget: tokens > terms.tokenBudget,
      typedData: { domain: GRANT_DOMAIN, primaryType: 'Attest', message: { ...message }, decoded: { ...terms } },
    };
  }

  /**
   * Signs what was shown, and nothing else; grant and disclosure become durable together.
   *
   * @throws WalletError `conflict` when it was not shown lately or an item changed since, `approval-gone`,
   * `grant-expired`, `locked`; where a membership is shown, as the prover does
   */
  async approve(id: string, digest: string): Promise<Approved> {
    const waiting = await this.deps.queue.get(id);
    const { prepared: shown, origin, app, persona } = waiting;
    const prepared = shown.find((candidate) => candidate.digest === digest);
    if (!prepared) throw new WalletError('conflict', 'the window shows something else');
    const { message, terms, text, tokens, shows } = prepared;
    if (tokens > terms.tokenBudget) throw new WalletError('over-budget');
    // Rebuilt from the items as they are now: an edit meanwhile must not be signed unseen.
    const items = await this.deps.items(prepared.itemIds);
    const now = await this.#text(
      waiting,
      prepared,
      items.map((item) => item.text),
    );
    if (now.text !== text) {
      throw new WalletError('conflict', 'an item was changed meanwhile');
    }
    const grant: GrantRecord = {
      signed: await signGrant(await this.deps.siteKey(origin), GRANT_DOMAIN, message),
      terms,
      from: Number(message.time),
      until: Number(message.expirationTime),
      revokedAt: null,
      usedAt: null,
      ...(shows && { shows }),
      ...givenUnder(terms.delivery, persona),
    };
    const under = shows && !app ? { credential: shows, origin, grant: attestationUid(message) } : null;
    // Before the question is taken: whoever cancels has agreed to nothing.
    const note = under && (await this.deps.memberships.prove(under));
    const pending = await this.deps.queue.take(id, 'approved');
    const nonce = terms.app?.nonce;
    try {
      await note?.();
      const request = { origin, by: FIRST[terms.delivery], items, text, tokens, nonce, shows: under?.credential };
      return { pending, grant, disclosure: await this.deps.disclosures.releaseNew(grant, request) };
    } catch (error) {
      // Nothing was written: the question stands, and can be answered again.
      await this.deps.queue.giveBack(pending);
      throw error;
    }
  }

  /** What an app is given says nothing of memberships: it asks for those. */
  async #text(pending: Pending, { message, shows }: Pick<Prepared, 'message' | 'shows'>, texts: readonly string[]) {
    if (!shows || pending.app) return this.deps.block(texts, pending.form);
    const showing = { credential: shows, origin: pending.origin, grant: attestationUid(message) };
    return this.deps.block(texts, pending.form, await this.deps.memberships.line(showing));
  }

  async #room({ origin, form }: Pending, credential: string, texts: readonly string[]): Promise<number> {
    const line = await this.deps.memberships.line({ credential, origin, grant: NO_HASH });
    return this.deps.block(texts, form, line).tokens - this.deps.block(texts, form).tokens;
  }

  /** @throws WalletError `out-of-scope` for an item that the window never offered; `conflict` for one outside the persona */
  async #chosen(pending: Pending, ids: readonly string[]): Promise<Item[]> {
    const offered = new Set(pending.candidates.map((candidate) => candidate.id));
    if (ids.some((id) => !offered.has(id))) throw new WalletError('out-of-scope');
    const items = await this.deps.items(ids);
    const within = allowedCategories(await this.deps.persona(pending.origin));
    if (within && items.some(({ category }) => !within.includes(category))) {
      throw new WalletError('conflict', 'another persona is active by now');
    }
    return items;
  }
}

/** A consent that lasts is the persona's under which it was given; one for one text is used at once. */
function givenUnder(delivery: Delivery, persona: ActivePersona): Pick<GrantRecord, 'persona'> {
  return delivery !== 'once' && persona.kind === 'persona' ? { persona: persona.persona.id } : {};
}

/** One text may be as long as the person sees it to be; what goes unseen later keeps to the usual size. */
function budgetFor(pending: Pending, delivery: Delivery): number {
  return delivery === 'once' ? MAX_TOKEN_BUDGET : pending.tokenBudget;
}

/** @param room tokens for the line on a membership */
function termsFor(
  pending: Pending,
  choice: ApprovalChoice,
  items: readonly Item[],
  text: string,
  room: number,
): GrantTerms {
  const { app } = pending;
  return {
    origin: pending.origin,
    categories: [...new Set(items.map((item) => item.category))].sort(),
    purpose: app?.purpose ?? PURPOSE,
    delivery: choice.delivery,
    tokenBudget: budgetFor(pending, choice.delivery) + room,
    contentHash: choice.delivery === 'once' ? contentHash(text) : NO_HASH,
    revocationTag: toHex(randomBytes(32)),
    ...(app && { app: { retention: app.retention, recipientKey: app.recipientKey, nonce: app.nonce } }),
  };
}
