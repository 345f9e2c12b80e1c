import {
  type ActivePersona,
  allowedCategories,
  type Delivery,
  type GrantState,
  type GrantTerms,
  holdsUnder,
  WalletError,
} from '#lib/protocol/index';
import type { GrantRecord } from '#lib/vault/index';

/** What is about to leave, and how. */
export interface Release {
  origin: string;
  /**
   * `prefill` and `send` need an `auto` grant; `click` any standing one for chats; `app` one to the site's app; `once`
   * only the grant signed for this text.
   */
  by: 'once' | 'click' | 'prefill' | 'send' | 'app';
  categories: readonly string[];
  /** What is active there. */
  persona: ActivePersona;
  tokens: number;
  /** SHA-256 of the text, hex. */
  contentHash: string;
}

const COVERS: Record<Delivery, readonly Release['by'][]> = {
  once: ['once'],
  click: ['click'],
  auto: ['click', 'prefill', 'send'],
  app: ['app'],
};

/** @param now Unix seconds */
export function grantState(grant: GrantRecord, now: number): GrantState {
  if (grant.revokedAt !== null) return 'revoked';
  if (grant.usedAt !== null) return 'used';
  if (now >= grant.until) return 'expired';
  return grant.elsewhere ? 'elsewhere' : 'active';
}

/** Whether a grant's kind of delivery covers a way of releasing. */
export const coversDelivery = (grant: GrantRecord, by: Release['by']) => COVERS[grant.terms.delivery].includes(by);

/** Whether any of what was agreed to may leave where a persona is active. */
export function reaches({ categories }: Pick<GrantTerms, 'categories'>, persona: ActivePersona): boolean {
  const within = allowedCategories(persona);
  return within === null || categories.some((category) => within.includes(category));
}

/**
 * The one rule of what may leave under a grant.
 *
 * @param now Unix seconds
 * @throws WalletError `grant-revoked`, `grant-expired`, `no-grant`, `out-of-scope`, `over-budget`, `nothing-to-share`
 */
export function checkRelease(grant: GrantRecord, release: Release, now: number): void {
  const { terms } = grant;
  const within = allowedCategories(release.persona);
  const state = grantState(grant, now);
  if (state === 'revoked') throw new WalletError('grant-revoked');
  if (state === 'expired') throw new WalletError('grant-expired');
  if (state !== 'active' || now < grant.from) throw new WalletError('no-grant');
  if (release.origin !== terms.origin || !coversDelivery(grant, release.by)) throw new WalletError('no-grant');
  if (release.categories.length === 0) throw new WalletError('nothing-to-share');
  if (release.categories.some((category) => !terms.categories.includes(category)))
    throw new WalletError('out-of-scope');
  if (!holdsUnder(grant.persona, release.persona)) throw new WalletError('out-of-scope', 'of another persona');
  // A consent is the upper bound: a persona only narrows it.
  if (within && release.categories.some((category) => !within.includes(category)))
    throw new WalletError('out-of-scope', 'outside the persona');
  if (terms.delivery === 'once' && release.contentHash !== terms.contentHash) throw new WalletError('out-of-scope');
  if (release.tokens > terms.tokenBudget) throw new WalletError('over-budget');
}
