import { sha256 } from 'ethers';
import { utf8 } from '#lib/crypto/bytes';
import {
  type ActivePersona,
  type DisclosureState,
  type DisclosureView,
  folderName,
  holdsAt,
  type InsertDetail,
  type Item,
  type KnownView,
  type Outcome,
  personName,
  WalletError,
} from '#lib/protocol/index';
import {
  classOf,
  type DisclosureRecord,
  type Draft,
  type GrantRecord,
  type Personas,
  type Sensitive,
  type Sensitivity,
  type Vault,
} from '#lib/vault/index';
import type { Grants } from './grants';
import { checkRelease, type Release } from './policy';
import { timeId, timeOf } from './time-id';

/** A release without a report by then has an unknown outcome. */
export const REPORT_WITHIN_MS = 30_000;
/** How many of the newest disclosures are looked at for missing reports: more than the rate limit lets out meanwhile. */
const RECENT = 200;

export interface ReleaseRequest {
  origin: string;
  by: Release['by'];
  items: readonly Item[];
  /** What leaves, byte for byte; made of `items`, and of the line on a membership, alone. */
  text: string;
  tokens: number;
  /** Of the request of an app that this answers, 32 bytes in hex. */
  nonce?: string | undefined;
  /** Id of the membership that the text says is held. */
  shows?: string | undefined;
}

export const contentHash = (text: string): string => sha256(utf8(text));

/** The one door out, and the record of what went through it. */
export class Disclosures {
  constructor(
    private readonly vault: Vault,
    private readonly grants: Grants,
    private readonly sensitivity: Sensitivity,
    private readonly personas: Personas,
  ) {}

  /**
   * Lets text out under a standing grant: checks, writes the disclosure, and only then answers. Nothing goes that is
   * sensitive by itself: nobody was asked about it.
   *
   * @throws WalletError of `checkRelease`, `locked`
   */
  async release(grantUid: string, request: ReleaseRequest): Promise<DisclosureRecord> {
    if (request.items.some(({ sensitive }) => sensitive)) throw new WalletError('out-of-scope', 'nobody was asked');
    return this.vault.change(async (draft) => {
      const grant = await this.vault.get('grants', grantUid);
      if (!grant) throw new WalletError('no-grant');
      return this.#pass(draft, grant.value, request);
    });
  }

  /** The same for a grant that was signed this moment: grant and disclosure become durable together. */
  async releaseNew(grant: GrantRecord, request: ReleaseRequest): Promise<DisclosureRecord> {
    try {
      return await this.vault.change(async (draft) => {
        await this.grants.stage(draft, grant);
        return this.#pass(draft, grant, request);
      });
    } finally {
      this.grants.clear();
    }
  }

  /** Newest first. */
  async list(origin: string | null, limit: number): Promise<DisclosureView[]> {
    const found: DisclosureView[] = [];
    for (const id of await this.vault.ids('disclosures', { newestFirst: true })) {
      const record = await this.vault.get('disclosures', id);
      if (record && (origin === null || record.value.origin === origin)) found.push(record.value);
      if (found.length === limit) break;
    }
    return found;
  }

  /** When each was released, in no order; nothing is opened. Unix milliseconds. */
  async times(): Promise<number[]> {
    return (await this.vault.ids('disclosures')).map(timeOf);
  }

  /**
   * Who got what: by site and category, how many different lines, and when last. What was taken out of a receipt counts
   * all the same; what never reached a page does not.
   */
  async known(): Promise<KnownView[]> {
    const known = new Map<string, KnownView & { ids: Set<string> }>();
    for await (const { records } of this.vault.pages('disclosures')) {
      for (const { value } of records.filter((record) => mayHaveArrived(record.value))) {
        for (const { id, category } of value.items) {
          const key = JSON.stringify([value.origin, category]);
          const before = known.get(key) ?? { origin: value.origin, category, lines: 0, last: 0, ids: new Set() };
          const ids = before.ids.add(id);
          known.set(key, { ...before, lines: ids.size, last: Math.max(before.last, value.releasedAt) });
        }
      }
    }
    return [...known.values()].map(({ ids: _ids, ...view }) => view);
  }

  /**
   * What the page's side reported. Only a release of the same origin is touched; a report after 'unknown' still counts.
   *
   * @throws WalletError `not-found`
   */
  async report(origin: string, { disclosureId, outcome, detail }: Outcome): Promise<void> {
    await this.vault.change(async (draft) => {
      const record = await this.vault.get('disclosures', disclosureId);
      if (record?.value.origin !== origin) throw new WalletError('not-found', 'there is no such disclosure');
      if (!mayBecome(record.value.state, outcome)) return;
      this.#setState(draft, record.value, outcome, detail, await this.sensitivity.test());
    });
  }

  /**
   * Says 'unknown' of releases that nobody reported on in time.
   *
   * @returns when to look again, in Unix milliseconds; null when nothing is open.
   */
  async settle(now: number): Promise<number | null> {
    const ids = await this.vault.ids('disclosures', { newestFirst: true, limit: RECENT });
    const recent = await this.vault.getMany('disclosures', ids);
    const waiting = recent.filter(({ value }) => value.state === 'released' && !isOverdue(value, now));
    const next =
      waiting.length > 0 ? Math.min(...waiting.map(({ value }) => value.releasedAt)) + REPORT_WITHIN_MS + 1 : null;
    if (!recent.some(({ value }) => isOverdue(value, now))) return next;
    await this.vault.change(async (draft) => {
      const sensitive = await this.sensitivity.test();
      for (const { value } of await this.vault.getMany('disclosures', ids)) {
        if (isOverdue(value, now)) this.#setState(draft, value, 'unknown', null, sensitive);
      }
    });
    return next;
  }

  /** Ids of disclosures that hold the text of any of these items. */
  async holding(itemIds: readonly string[]): Promise<string[]> {
    const wanted = new Set(itemIds);
    const found: string[] = [];
    for await (const { records } of this.vault.pages('disclosures')) {
      for (const { id, value } of records) if (value.items.some(holds(wanted))) found.push(id);
    }
    return found;
  }

  /**
   * Takes the text of items out of every receipt, with what opens its entry in the log. The receipt keeps that
   * something was shared; it cannot be proven any more.
   *
   * @returns how many receipts
   */
  async redact(itemIds: readonly string[]): Promise<number> {
    const wanted = new Set(itemIds);
    return this.vault.change(async (draft) => {
      const sensitive = await this.sensitivity.test();
      const ids = await this.holding(itemIds);
      for (const { id, value } of await this.vault.getMany('disclosures', ids)) {
        const items = value.items.map((item) => (wanted.has(item.id) ? { ...item, text: '' } : item));
        const keyClass = classOf(items, sensitive);
        draft.put('disclosures', id, { ...value, text: '', items, redacted: true }, { keyClass });
      }
      return ids.length;
    });
  }

  async #pass(draft: Draft, grant: GrantRecord, request: ReleaseRequest): Promise<DisclosureRecord> {
    const { origin, by, items, text, tokens, nonce, shows } = request;
    if (shows !== undefined && shows !== grant.shows) throw new WalletError('out-of-scope', 'nobody agreed to show it');
    if (!items.every((item) => holdsAt(item, draft.now))) throw new WalletError('out-of-scope', 'a line of the past');
    const categories = [...new Set(items.map((item) => item.category))];
    // With a person each line is chosen by hand: no persona chooses for them.
    const persona: ActivePersona = personName(origin) === null ? await this.personas.active(origin) : { kind: 'all' };
    // Programs read a file unasked, so a folder never gets more than a persona, nor what is sensitive by itself.
    if (folderName(origin) !== null && (persona.kind !== 'persona' || items.some(({ sensitive }) => sensitive)))
      throw new WalletError('out-of-scope', 'not for a folder');
    checkRelease(
      grant,
      { origin, by, categories, persona, tokens, contentHash: contentHash(text) },
      Math.floor(draft.now / 1000),
    );
    const record: DisclosureRecord = {
      id: timeId(draft.now),
      grantUid: grant.signed.sig.uid,
      origin,
      delivery: grant.terms.delivery,
      text,
      tokens,
      items: items.map(({ id, text: itemText, category, sensitive: guarded }) => ({
        id,
        text: itemText,
        category,
        ...(guarded && { sensitive: guarded }),
      })),
      releasedAt: draft.now,
      state: 'released',
      stateAt: draft.now,
      detail: null,
      ...(nonce !== undefined && { nonce }),
    };
    const keyClass = classOf(items, await this.sensitivity.test());
    const entry = { kind: 'disclosure', body: record };
    draft.put('disclosures', record.id, record, { keyClass, keepLeaves: true, entry });
    if (grant.terms.delivery === 'once') {
      const used = { ...grant, usedAt: Math.floor(draft.now / 1000) };
      draft.put('grants', record.grantUid, used, { keepLeaves: true });
    }
    return record;
  }

  #setState(
    draft: Draft,
    record: DisclosureRecord,
    state: DisclosureState,
    detail: string | null,
    sensitive: Sensitive,
  ): void {
    const keyClass = classOf(record.items, sensitive);
    const entry = { kind: 'disclosure-state', body: { id: record.id, state, detail } };
    const after = { ...record, state, stateAt: draft.now, detail };
    draft.put('disclosures', record.id, after, { keyClass, keepLeaves: true, entry });
  }
}

/** Failures of a text that stood in the page, if only for a moment: a page that watches its editor has read it. */
const WAS_THERE: readonly (string | null)[] = ['mismatch', 'error'] satisfies InsertDetail[];

const mayHaveArrived = ({ state, detail }: DisclosureRecord) => state !== 'failed' || WAS_THERE.includes(detail);

const isOverdue = (record: DisclosureRecord, now: number) =>
  record.state === 'released' && now - record.releasedAt > REPORT_WITHIN_MS;

const holds =
  (itemIds: ReadonlySet<string>) =>
  (item: DisclosureRecord['items'][number]): boolean =>
    itemIds.has(item.id) && item.text !== '';

/**
 * What is settled changes only as a composer can: inserted text is taken out or sent, and what was taken out may be
 * brought back and sent after all.
 */
const NEXT: Record<DisclosureState, readonly DisclosureState[]> = {
  released: ['inserted', 'sent', 'failed', 'unknown'],
  unknown: ['inserted', 'sent', 'failed', 'unknown'],
  inserted: ['sent', 'undone'],
  undone: ['sent'],
  sent: [],
  failed: [],
};

const mayBecome = (from: DisclosureState, to: DisclosureState) => NEXT[from].includes(to);
