import { randomBytes, toHex } from '#lib/crypto/bytes';
import {
  type AttestMessage,
  type Delivery,
  type GrantChange,
  type GrantChangePreview,
  type GrantTerms,
  type GrantView,
  MAX_GRANT_DAYS,
  WalletError,
} from '#lib/protocol/index';
import type { GrantRecord, Vault } from '#lib/vault/index';
import { attestMessage, decodeTerms, grantDigest, signGrant } from './attestation';
import { GRANT_DOMAIN } from './domain';
import type { Grants } from './grants';
import { grantState } from './policy';

const DAY_SECONDS = 86_400;
/** What was shown may be agreed to this long afterwards. */
const SHOWN_FOR_SECONDS = 3_600;

/** What each kind of delivery may become: itself, or one that takes more of the person's doing. */
const WEAKER: Record<Delivery, readonly Delivery[]> = {
  once: [],
  click: ['click'],
  auto: ['auto', 'click'],
  app: ['app'],
};

interface ChangeDeps {
  vault: Vault;
  grants: Grants;
  /** The key that only this site sees. @throws WalletError `locked` */
  siteKey: (origin: string) => Promise<{ privateKey: string; address: string }>;
  /** Unix milliseconds. */
  now: () => number;
}

/** Standing consents made narrower or longer: a new one is signed, and takes the old one's place in the same change. */
export class GrantChanges {
  constructor(private readonly deps: ChangeDeps) {}

  /** What would be signed. @throws WalletError `not-found`, `no-grant`, `out-of-scope` for more than was agreed to, `locked` */
  async preview(uid: string, change: GrantChange): Promise<GrantChangePreview> {
    const grant = await this.#standing(uid);
    const { categories, tokenBudget, delivery, days } = change;
    const revocationTag = toHex(randomBytes(32));
    const from = this.#seconds();
    const until = days === null ? grant.until : from + days * DAY_SECONDS;
    const terms: GrantTerms = {
      ...grant.terms,
      categories: categories.toSorted(),
      tokenBudget,
      delivery,
      revocationTag,
    };
    mustBeWithin(terms, grant.terms);
    const message = attestMessage(terms, from, until);
    const { address: signer } = await this.deps.siteKey(terms.origin);
    return { message, terms: decodeTerms(message.data, message.schema), until, signer, domain: GRANT_DOMAIN };
  }

  /**
   * Signs what was shown. A worker that died since has nothing to remember: the message itself is looked at.
   *
   * @throws WalletError `not-found`, `no-grant` when the old one does not stand any more, `out-of-scope`, `bad-request` for
   *   what `preview` would not have shown, `locked`
   */
  async replace(uid: string, message: AttestMessage): Promise<GrantView> {
    const { terms, from, until } = this.#read(message);
    const { origin } = terms;
    mustBeWithin(terms, (await this.#standing(uid)).terms);
    const signed = await signGrant(await this.deps.siteKey(origin), GRANT_DOMAIN, message);
    const fresh = { signed, terms, from, until, revokedAt: null, usedAt: null };
    try {
      const record = await this.deps.vault.change(async (draft) => {
        // Again: what stands may have ended or changed while this was signed.
        const { persona, shows } = await this.#standing(uid);
        const replacement: GrantRecord = {
          ...fresh,
          ...(persona !== undefined && { persona }),
          ...(shows !== undefined && { shows }),
        };
        await this.deps.grants.stage(draft, replacement);
        return replacement;
      });
      return this.deps.grants.view(record);
    } finally {
      this.deps.grants.clear();
    }
  }

  #read(message: AttestMessage): Pick<GrantRecord, 'terms' | 'from' | 'until'> {
    const from = Number(message.time);
    const until = Number(message.expirationTime);
    const now = this.#seconds();
    const isTimely = from <= now && now - from <= SHOWN_FOR_SECONDS && until > now;
    if (!isTimely || until - from > MAX_GRANT_DAYS * DAY_SECONDS) throw new WalletError('bad-request', 'not its time');
    const terms = termsOf(message);
    const asMade = { ...attestMessage(terms, from, until), salt: message.salt };
    if (grantDigest(GRANT_DOMAIN, asMade) !== grantDigest(GRANT_DOMAIN, message)) {
      throw new WalletError('bad-request', 'not a consent of this wallet’s making');
    }
    return { terms, from, until };
  }

  async #standing(uid: string): Promise<GrantRecord> {
    const record = await this.deps.vault.get('grants', uid);
    if (!record) throw new WalletError('not-found', 'there is no such grant');
    const isStanding = grantState(record.value, this.#seconds()) === 'active' && record.value.terms.delivery !== 'once';
    if (!isStanding) throw new WalletError('no-grant', 'it does not stand');
    return record.value;
  }

  #seconds = (): number => Math.floor(this.deps.now() / 1000);
}

/** @throws WalletError `bad-request` */
function termsOf({ data, schema }: AttestMessage): GrantTerms {
  try {
    return decodeTerms(data, schema);
  } catch (cause) {
    throw new WalletError('bad-request', 'terms that do not read', { cause });
  }
}

/** @throws WalletError `out-of-scope` */
function mustBeWithin(terms: GrantTerms, before: GrantTerms): void {
  const { categories, tokenBudget, delivery, revocationTag: _tag, ...rest } = terms;
  const { categories: allowed, tokenBudget: most, delivery: was, revocationTag: _old, ...same } = before;
  const isNarrower =
    categories.length > 0 &&
    new Set(categories).size === categories.length &&
    categories.every((category) => allowed.includes(category)) &&
    tokenBudget >= 1 &&
    tokenBudget <= most &&
    WEAKER[was].includes(delivery);
  if (!isNarrower || JSON.stringify(sorted(rest)) !== JSON.stringify(sorted(same)))
    throw new WalletError('out-of-scope');
}

const sorted = (fields: object) => Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1));
