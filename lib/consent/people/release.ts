import { randomBytes, toHex } from '#lib/crypto/bytes';
import {
  type Contact,
  type GrantTerms,
  type Item,
  MAX_TOKEN_BUDGET,
  ONCE_GRANT_SECONDS,
  personPlace,
} from '#lib/protocol/index';
import type { DisclosureRecord, GrantRecord } from '#lib/vault/index';
import { attestMessage, signGrant } from '../attestation';
import { contentHash, type Disclosures } from '../disclosures';
import { GRANT_DOMAIN } from '../domain';

interface PersonDeps {
  disclosures: Disclosures;
  /** The key that only this place has. @throws WalletError `locked` */
  placeKey: (place: string) => Promise<{ privateKey: string; address: string }>;
  /** Unix milliseconds. */
  now: () => number;
}

interface PersonRelease {
  contact: Pick<Contact, 'id' | 'name'>;
  items: readonly Item[];
  /** Made of `items` alone. */
  text: string;
  tokens: number;
}

/**
 * Lets lines out to a person, through the same door as to a site: a consent for this one text is signed, and becomes
 * durable with its receipt.
 *
 * @throws WalletError of `checkRelease`, `locked`
 */
export async function releaseToPerson(
  { disclosures, placeKey, now }: PersonDeps,
  { contact, items, text, tokens }: PersonRelease,
): Promise<DisclosureRecord> {
  const place = personPlace(contact);
  const from = Math.floor(now() / 1000);
  const until = from + ONCE_GRANT_SECONDS;
  const terms: GrantTerms = {
    origin: place,
    categories: [...new Set(items.map(({ category }) => category))].sort(),
    purpose: 'shared with a person',
    delivery: 'once',
    tokenBudget: MAX_TOKEN_BUDGET,
    contentHash: contentHash(text),
    revocationTag: toHex(randomBytes(32)),
  };
  const signed = await signGrant(await placeKey(place), GRANT_DOMAIN, attestMessage(terms, from, until));
  const grant: GrantRecord = { signed, terms, from, until, revokedAt: null, usedAt: null };
  return disclosures.releaseNew(grant, { origin: place, by: 'once', items, text, tokens });
}
