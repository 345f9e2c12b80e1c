import { randomBytes, toHex } from '#lib/crypto/bytes';
import { type FolderFile, type GrantTerms, type Item, MAX_TOKEN_BUDGET, ONCE_GRANT_SECONDS } from '#lib/protocol/index';
import type { DisclosureRecord, GrantRecord } from '#lib/vault/index';
import { attestMessage, signGrant } from './attestation';
import { contentHash, type Disclosures } from './disclosures';
import { GRANT_DOMAIN } from './domain';

interface FolderDeps {
  disclosures: Disclosures;
  /** The key that only this place has. @throws WalletError `locked` */
  placeKey: (place: string) => Promise<{ privateKey: string; address: string }>;
  /** Unix milliseconds. */
  now: () => number;
}

interface FolderRelease {
  place: string;
  files: readonly FolderFile[];
  items: readonly Item[];
  /** Made of `items` alone. */
  text: string;
  tokens: number;
}

/**
 * Lets a text out into a folder's files, through the same door as to a site: a consent for this one text is signed, and
 * becomes durable with its receipt.
 *
 * @throws WalletError of `checkRelease`, `locked`
 */
export async function releaseToFolder(
  { disclosures, placeKey, now }: FolderDeps,
  { place, files, items, text, tokens }: FolderRelease,
): Promise<DisclosureRecord> {
  const from = Math.floor(now() / 1000);
  const until = from + ONCE_GRANT_SECONDS;
  const terms: GrantTerms = {
    origin: place,
    categories: [...new Set(items.map(({ category }) => category))].sort(),
    purpose: `context for assistants that read ${files.join(', ')}`,
    delivery: 'once',
    tokenBudget: MAX_TOKEN_BUDGET,
    contentHash: contentHash(text),
    revocationTag: toHex(randomBytes(32)),
  };
  const signed = await signGrant(await placeKey(place), GRANT_DOMAIN, attestMessage(terms, from, until));
  const grant: GrantRecord = { signed, terms, from, until, revokedAt: null, usedAt: null };
  return disclosures.releaseNew(grant, { origin: place, by: 'once', items, text, tokens });
}
