import { recoverAddress, TypedDataEncoder } from 'ethers';
import { fromHex } from '#lib/crypto/bytes';
import { sealText } from '#lib/crypto/envelope';
import type { ContextPayload, SealedContext } from '#lib/protocol/index';
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
 * What went through the door to an app, signed under the consent's own key and sealed to the app's server.
 *
 * @throws Error when the key is not the one that signed the consent
 */
export async function sealAnswer(
  grant: GrantRecord,
  disclosure: DisclosureRecord,
  nonce: string,
  key: SiteKey,
): Promise<SealedContext> {
  if (!grant.terms.app) throw new TypeError('this consent is not to an app');
  const { text, releasedAt, origin } = disclosure;
  const time = Math.floor(releasedAt / 1000);
  const { signed } = grant;
  const signature = await signDisclosure(key, { grant: signed.sig.uid, nonce, contentHash: contentHash(text), time });
  if (key.address !== signed.signer) throw new Error('the consent is under another key');
  const payload: ContextPayload = { v: 1, origin, nonce, grant: signed, disclosure: { text, time, signature } };
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
