import { getEncryptionPublicKey } from '@metamask/eth-sig-util';
import { sha256, toUtf8Bytes, Wallet } from 'ethers';
import { attestMessage, signGrant } from '#lib/consent/attestation';
import { GRANT_DOMAIN } from '#lib/consent/domain';
import type { ContextPayload, EasDomain, GrantTerms } from '#lib/protocol/index';
import type { ContextCheck } from '#lib/verifier/context/index';

export const ORIGIN = 'https://app.example';
export const NONCE = `0x${'01'.repeat(32)}`;
export const NOW = 1_800_000_100;
export const SECRET = '33'.repeat(32);
export const PUBLIC_KEY = getEncryptionPublicKey(SECRET);
export const TEXT = '[About me]\n- I write TypeScript, naïvely\n[End of notes]';
const FROM = 1_800_000_000;
const SIGNER = new Wallet(`0x${'11'.repeat(32)}`);
const DISCLOSURE = {
  Disclosure: [
    { name: 'grant', type: 'bytes32' },
    { name: 'nonce', type: 'bytes32' },
    { name: 'contentHash', type: 'bytes32' },
    { name: 'time', type: 'uint64' },
  ],
};

export interface Made {
  terms?: Partial<GrantTerms>;
  app?: Partial<GrantTerms['app'] & object> | null;
  from?: number;
  until?: number;
  domain?: EasDomain;
  signer?: Wallet;
  /** Who signs the disclosure. */
  by?: Wallet;
  nonce?: string;
  time?: number;
  text?: string;
}

/** An answer as a wallet makes it; whatever is given is signed so. The disclosure is signed by ethers. */
export async function made(given: Made = {}): Promise<ContextPayload> {
  const { signer = SIGNER, by = signer, nonce = NONCE, time = FROM + 1, text = TEXT } = given;
  const recipientKey = `0x${Buffer.from(PUBLIC_KEY, 'base64').toString('hex')}`;
  const app = given.app === null ? undefined : { retention: '30 days', recipientKey, nonce: NONCE, ...given.app };
  const terms: GrantTerms = {
    origin: ORIGIN,
    categories: ['Coding'],
    purpose: 'to answer',
    delivery: 'app',
    tokenBudget: 150,
    contentHash: `0x${'00'.repeat(32)}`,
    revocationTag: `0x${'ab'.repeat(32)}`,
    ...(app && { app }),
    ...given.terms,
  };
  const message = attestMessage(terms, given.from ?? FROM, given.until ?? FROM + 86_400);
  const grant = await signGrant(signer, given.domain ?? GRANT_DOMAIN, message);
  const contentHash = sha256(toUtf8Bytes(text));
  const said = { grant: grant.sig.uid, nonce, contentHash, time };
  const signature = await by.signTypedData({ name: 'Satchel', version: '1' }, DISCLOSURE, said);
  return { v: 1, origin: ORIGIN, nonce, grant, disclosure: { text, time, signature } };
}

/** What the app's server checks with; each nonce once. */
export function checking(more: Partial<ContextCheck> = {}): ContextCheck {
  const open = new Set([NONCE, `0x${'02'.repeat(32)}`]);
  return {
    origin: ORIGIN,
    now: NOW,
    domain: GRANT_DOMAIN,
    publicKey: PUBLIC_KEY,
    takeNonce: (nonce) => open.delete(nonce),
    ...more,
  };
}
