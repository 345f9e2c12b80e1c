import { recoverAddress, TypedDataEncoder } from 'ethers';
import { fromHex } from '#lib/crypto/bytes';
import { sealText } from '#lib/crypto/envelope';
import { type ContextPayload, type SealedContext, WalletError } from '#lib/protocol/index';
import type { DisclosureRecord, GrantRecord } from '#lib/vault/index';
import { contentHash } from './disclosures';

/** What a site's key signs of one answer (docs/spec/page-api.md). */
const DOMAIN = { name: 'Satchel', version: '1' };
const DOMAIN_TYPE = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
];
const TYPES = {
  Disclosure: [
    { name: 'grant', type: 'bytes32' },
    { name: 'nonce', type: 'bytes32' },
    { name: 'contentHash', type: 'bytes32' },
    { name: 'time', type: 'uint64' },
  ],
};

interface SiteKey {
  privateKey: string;
  address: string;
}

/**
 * What went through the door, signed under the consent's own key.
 *
 * @param nonce of the app's request; 32 zero bytes for a text in a chat
 * @throws WalletError `no-grant` when the key is not the one that signed the consent
 */
export async function signAnswer(
  { signed }: Pick<GrantRecord, 'signed'>,
  { text, releasedAt, origin }: Pick<DisclosureRecord, 'text' | 'releasedAt' | 'origin'>,
  nonce: string,
  key: SiteKey,
): Promise<ContextPayload> {
  if (key.address !== signed.signer) throw new WalletError('no-grant', 'the consent is under another key');
  const time = Math.floor(releasedAt / 1000);
  const signature = await signDisclosure(key, { grant: signed.sig.uid, nonce, contentHash: contentHash(text), time });
  return { v: 1, origin, nonce, grant: signed, disclosure: { text, time, signature } };
}

/**
 * The same for an app, sealed to its server.
 *
 * @throws WalletError `no-grant` when the key is not the one that signed the consent
 */
export async function sealAnswer(
  grant: GrantRecord,
  disclosure: DisclosureRecord,
  nonce: string,
  key: SiteKey,
): Promise<SealedContext> {
  if (!grant.terms.app) throw new TypeError('this consent is not to an app');
  const payload = await signAnswer(grant, disclosure, nonce, key);
  return sealText(fromHex(grant.terms.app.recipientKey), JSON.stringify(payload));
}

async function signDisclosure(key: SiteKey, message: Record<string, string | number>): Promise<string> {
  // Evaluated at its first use, as with grants.
  const { typedSignature } = await import('./typed-signature');
  const types = { EIP712Domain: DOMAIN_TYPE, ...TYPES };
  const signature = typedSignature(fromHex(key.privateKey), {
    types,
    primaryType: 'Disclosure',
    domain: DOMAIN,
    message,
  });
  if (recoverAddress(TypedDataEncoder.hash(DOMAIN, TYPES, message), signature) !== key.address) {
    throw new Error('the signature is of something else');
  }
  return signature;
}
