import { fromHex } from '#lib/crypto/bytes';
import type { SignedConsent } from '#lib/protocol/page-api-types';
import { type AbiType, abiDecode } from './abi';
import { grantDigest, grantUid } from './digest';
import { must, orFault } from './fault';
import { recover } from './recover';
import { isSigned } from './shape';

/** EAS on Base: the one domain that consents are signed in, whatever chain they are ended on. */
export const BASE_DOMAIN: SignedConsent['sig']['domain'] = {
  name: 'EAS Attestation',
  version: '1.0.1',
  chainId: '8453',
  verifyingContract: '0x4200000000000000000000000000000000000021',
};

const CHAT_SCHEMA = '0x72de75d50c698f032f8d76f5c8f48c1b9e85c7f161ce2de7ae6632c89f6e1abc';
const APP_SCHEMA = '0x40d1942b3e54824ef96d67dae1643d77affba695e3af4b957f9c32b37784483e';
const CHAT_TYPES: readonly AbiType[] = ['string', 'string[]', 'string', 'string', 'uint32', 'bytes32', 'bytes32'];
const APP_TYPES: readonly AbiType[] = [...CHAT_TYPES, 'string', 'bytes32', 'bytes32'];
const ZERO = /^0x0+$/;
const DELIVERIES: readonly unknown[] = ['once', 'click', 'auto', 'app'];
const MAX_SECONDS = 90 * 86_400;

export interface GrantCheck {
  /** Your own, such as `https://app.example`. */
  origin: string;
  /** Unix seconds; left out, this machine's clock. */
  now?: number;
  /** For development builds of the wallet alone, which sign in a local chain's domain. */
  domain?: SignedConsent['sig']['domain'];
  /** Whether a consent with this tag was ended in public, such as `revokedOn` tells. Left out, nobody is asked. */
  isRevoked?: (revocationTag: string) => boolean | Promise<boolean>;
}

/** What a person signed. Times are Unix seconds. */
export interface VerifiedGrant {
  /** Names the consent everywhere. */
  uid: string;
  /** The person's pseudonym with this site: an address, hex in lower case. */
  signer: string;
  categories: string[];
  purpose: string;
  /** `once`: one text. `app`: whenever the app asks. `click`, `auto`: in the site's chats. */
  delivery: 'once' | 'click' | 'auto' | 'app';
  tokenBudget: number;
  from: number;
  until: number;
  contentHash: string;
  revocationTag: string;
  /** Of a consent to an app. */
  app: { retention: string; recipientKey: string; nonce: string } | null;
}

/**
 * Checks a signed consent (docs/spec/grant.md), offline but for `isRevoked`.
 *
 * @throws VerifyError `format`, `domain`, `schema`, `terms`, `uid`, `signature`, `origin`, `not-yet`, `expired`, `revoked`, `chain`
 */
export async function verifyGrant(grant: unknown, check: GrantCheck): Promise<VerifiedGrant> {
  const { origin, now = Math.floor(Date.now() / 1000), domain = BASE_DOMAIN, isRevoked } = check;
  must(isSigned(grant), 'format');
  const { signer, sig } = grant;
  must(isSameDomain(sig.domain, domain), 'domain');
  const { origin: signedOrigin, ...terms } = readTerms(sig.message);
  must(sig.uid === grantUid(sig), 'uid');
  must(orFault('signature', () => recover(grantDigest(sig), sig.signature)) === signer.toLowerCase(), 'signature');
  must(signedOrigin === origin, 'origin');
  const [from, until] = [Number(sig.message.time), Number(sig.message.expirationTime)];
  must(until - from <= MAX_SECONDS, 'terms');
  must(now >= from, 'not-yet');
  must(now < until, 'expired');
  if (isRevoked) must(!(await isRevoked(terms.revocationTag)), 'revoked');
  return { uid: sig.uid, signer: signer.toLowerCase(), from, until, ...terms };
}

function isSameDomain(a: SignedConsent['sig']['domain'], b: SignedConsent['sig']['domain']): boolean {
  return (
    a.name === b.name &&
    a.version === b.version &&
    a.chainId === b.chainId &&
    a.verifyingContract.toLowerCase() === b.verifyingContract.toLowerCase()
  );
}

function readTerms({ schema, data, recipient, refUID }: SignedConsent['sig']['message']) {
  must(schema === CHAT_SCHEMA || schema === APP_SCHEMA, 'schema');
  must(ZERO.test(recipient) && ZERO.test(refUID), 'terms');
  const types = schema === APP_SCHEMA ? APP_TYPES : CHAT_TYPES;
  const [origin, categories, purpose, delivery, tokenBudget, contentHash, revocationTag, ...rest] = orFault(
    'terms',
    () => abiDecode(types, fromHex(data)),
  ) as [string, string[], string, VerifiedGrant['delivery'], number, string, string, ...string[]];
  const [retention, recipientKey, nonce] = rest as [string, string, string];
  const isApp = rest.length > 0;
  must(categories.length > 0 && DELIVERIES.includes(delivery), 'terms');
  must(delivery === 'once' || (delivery === 'app') === isApp, 'terms');
  must((delivery === 'once') !== ZERO.test(contentHash), 'terms');
  const app = isApp ? { retention, recipientKey, nonce } : null;
  return { origin, categories, purpose, delivery, tokenBudget, contentHash, revocationTag, app };
}
