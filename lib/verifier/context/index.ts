/**
 * What an app's server runs on what a wallet sealed for it (docs/apps.md): no extension API, no wallet. Built on its own
 * into `.output/verifier`, for Node and browsers.
 */
import { fromBase64, toBase64, toHex, utf8 } from '#lib/crypto/bytes';
import { openBox, publicKeyOf } from './box';
import { disclosureDigest } from './digest';
import { must, orFault } from './fault';
import { type GrantCheck, type VerifiedGrant, verifyGrant } from './grant';
import { recover, splitSignature } from './recover';
import { isPayload, isSealed } from './shape';

export { type Fault, VerifyError } from './fault';
export { BASE_DOMAIN, type GrantCheck, type VerifiedGrant, verifyGrant } from './grant';
export { type RevocationNode, revokedOn } from './node';

const MAX_SEALED_CHARS = 1_000_000;

export interface ContextCheck extends GrantCheck {
  /**
   * True once for each nonce that you gave out lately, and false ever after: this is what keeps an answer from being
   * taken twice. Asked last, so that an answer that does not hold uses up nothing.
   */
  takeNonce: (nonce: string) => boolean | Promise<boolean>;
  /** Your X25519 public key, base64, as in your well-known file. `openContext` knows it from the secret one. */
  publicKey: string;
}

/** Context that holds. */
export interface Context {
  /** Quote it to a model as it is. */
  text: string;
  grant: VerifiedGrant;
  /** When the wallet let it out. Unix seconds. */
  time: number;
  nonce: string;
}

/**
 * Opens what a wallet sealed for a server, and checks all of it.
 *
 * @param sealed as `context_request` gave it
 * @param secretKey X25519, 32 bytes in base64
 * @throws VerifyError `key`, `envelope`, and those of `verifyDisclosure`
 */
export async function openContext(
  sealed: unknown,
  secretKey: string,
  check: Omit<ContextCheck, 'publicKey'>,
): Promise<Context> {
  const key = orFault('key', () => fromBase64(secretKey));
  must(key.length === 32, 'key');
  must(isSealed(sealed) && sealed.ciphertext.length <= MAX_SEALED_CHARS, 'envelope');
  const payload = orFault('envelope', () => openBox(sealed, key));
  const parsed: unknown = orFault('format', () => JSON.parse(payload));
  return verifyDisclosure(parsed, { ...check, publicKey: toBase64(publicKeyOf(key)) });
}

/**
 * Checks an opened answer (docs/spec/page-api.md).
 *
 * @throws VerifyError `origin`, `recipient`, `text`, `disclosure`, `nonce`, and those of `verifyGrant`
 */
export async function verifyDisclosure(payload: unknown, check: ContextCheck): Promise<Context> {
  must(isPayload(payload), 'format');
  const { nonce, disclosure } = payload;
  must(payload.origin === check.origin, 'origin');
  const grant = await verifyGrant(payload.grant, check);
  const { text, time, signature } = disclosure;
  must(grant.app?.recipientKey === orFault('key', () => toHex(fromBase64(check.publicKey))), 'recipient');
  const contentHash = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text)));
  if (grant.delivery === 'once') {
    must(toHex(contentHash) === grant.contentHash, 'text');
    must(nonce === grant.app.nonce, 'nonce');
  }
  must(grant.from <= time && time < grant.until, 'disclosure');
  const digest = disclosureDigest(grant.uid, nonce, contentHash, time);
  must(orFault('disclosure', () => recover(digest, splitSignature(signature))) === grant.signer, 'disclosure');
  must(await check.takeNonce(nonce), 'nonce');
  return { text, grant, time, nonce };
}

/** A new key pair for a server: the public key goes into `/.well-known/context-wallet.json`. Both 32 bytes in base64. */
export function newKeyPair(): { secretKey: string; publicKey: string } {
  const secretKey = crypto.getRandomValues(new Uint8Array(32));
  return { secretKey: toBase64(secretKey), publicKey: toBase64(publicKeyOf(secretKey)) };
}
