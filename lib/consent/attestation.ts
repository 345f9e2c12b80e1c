import {
  AbiCoder,
  recoverAddress,
  solidityPackedKeccak256,
  TypedDataEncoder,
  toUtf8Bytes,
  ZeroAddress,
  ZeroHash,
} from 'ethers';
import { fromHex, randomBytes, toHex } from '#lib/crypto/bytes';
import type { AttestMessage, EasDomain, GrantTerms, SignedGrant } from '#lib/protocol/index';
import { GRANT_DOMAIN } from './domain';

/** Satchel's grant schema, version 1, as registered with EAS (docs/spec/grant.md). */
export const GRANT_SCHEMA =
  'string origin,string[] categories,string purpose,string delivery,uint32 tokenBudget,bytes32 contentHash,bytes32 revocationTag';
/** UID of that schema: no resolver, revocable. */
export const GRANT_SCHEMA_UID = '0x72de75d50c698f032f8d76f5c8f48c1b9e85c7f161ce2de7ae6632c89f6e1abc';

/** The schema of a consent to an app (docs/spec/grant.md): the same, and what the app asked with. */
export const APP_GRANT_SCHEMA = `${GRANT_SCHEMA},string retention,bytes32 recipientKey,bytes32 nonce`;
/** UID of that schema: no resolver, revocable. */
export const APP_GRANT_SCHEMA_UID = '0x40d1942b3e54824ef96d67dae1643d77affba695e3af4b957f9c32b37784483e';

const FIELD_TYPES = ['string', 'string[]', 'string', 'string', 'uint32', 'bytes32', 'bytes32'];
const APP_FIELD_TYPES = [...FIELD_TYPES, 'string', 'bytes32', 'bytes32'];

/** EAS off-chain attestation, version 2. */
export const ATTEST_TYPES: SignedGrant['sig']['types'] = {
  Attest: [
    { name: 'version', type: 'uint16' },
    { name: 'schema', type: 'bytes32' },
    { name: 'recipient', type: 'address' },
    { name: 'time', type: 'uint64' },
    { name: 'expirationTime', type: 'uint64' },
    { name: 'revocable', type: 'bool' },
    { name: 'refUID', type: 'bytes32' },
    { name: 'data', type: 'bytes' },
    { name: 'salt', type: 'bytes32' },
  ],
};

const DOMAIN_TYPE = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'chainId', type: 'uint256' },
  { name: 'verifyingContract', type: 'address' },
];

export function encodeTerms(terms: GrantTerms): string {
  const { origin, categories, purpose, delivery, tokenBudget, contentHash, revocationTag, app } = terms;
  const fields = [origin, categories, purpose, delivery, tokenBudget, contentHash, revocationTag];
  return app
    ? AbiCoder.defaultAbiCoder().encode(APP_FIELD_TYPES, [...fields, app.retention, app.recipientKey, app.nonce])
    : AbiCoder.defaultAbiCoder().encode(FIELD_TYPES, fields);
}

/** @throws Error when `data` is not of the schema */
export function decodeTerms(data: string, schema = GRANT_SCHEMA_UID): GrantTerms {
  const types = schema === APP_GRANT_SCHEMA_UID ? APP_FIELD_TYPES : FIELD_TYPES;
  const [origin, categories, purpose, delivery, tokenBudget, contentHash, revocationTag, ...rest] =
    AbiCoder.defaultAbiCoder().decode(types, data);
  const [retention, recipientKey, nonce] = rest;
  return {
    origin,
    categories: [...categories],
    purpose,
    delivery,
    tokenBudget: Number(tokenBudget),
    contentHash,
    revocationTag,
    ...(rest.length > 0 && { app: { retention, recipientKey, nonce } }),
  };
}

/**
 * The message to be signed.
 *
 * @param from Unix seconds
 * @param until Unix seconds
 */
export function attestMessage(terms: GrantTerms, from: number, until: number): AttestMessage {
  return {
    version: 2,
    schema: terms.app ? APP_GRANT_SCHEMA_UID : GRANT_SCHEMA_UID,
    recipient: ZeroAddress,
    time: String(from),
    expirationTime: String(until),
    revocable: true,
    refUID: ZeroHash,
    data: encodeTerms(terms),
    salt: toHex(randomBytes(32)),
  };
}

function typedData(domain: EasDomain, message: AttestMessage) {
  return {
    types: { EIP712Domain: DOMAIN_TYPE, ...ATTEST_TYPES },
    primaryType: 'Attest' as const,
    domain: { ...domain, chainId: Number(domain.chainId) },
    message: { ...message },
  };
}

/** EIP-712 hash of the message: what a signature covers, hex. */
export function grantDigest(domain: EasDomain, message: AttestMessage): string {
  return TypedDataEncoder.hash(domain, ATTEST_TYPES, message);
}

/** UID that EAS computes for an off-chain attestation of version 2. */
export function attestationUid(message: AttestMessage): string {
  const { schema, recipient, time, expirationTime, revocable, refUID, data, salt } = message;
  return solidityPackedKeccak256(
    ['uint16', 'bytes', 'address', 'address', 'uint64', 'uint64', 'bool', 'bytes32', 'bytes', 'bytes32', 'uint32'],
    [2, toUtf8Bytes(schema), recipient, ZeroAddress, time, expirationTime, revocable, refUID, data, salt, 0],
  );
}

/**
 * Whether a grant that came from elsewhere was signed by its signer, in the one domain (docs/spec/grant.md), and says
 * what its signed message says.
 * Whose key that is, and what became of the grant since, no signature tells.
 */
export function isGenuine({ signed, terms, from, until }: SentGrant): boolean {
  const { domain, message, signature, types, uid } = signed.sig;
  try {
    const asSigned = { ...attestMessage(terms, from, until), salt: message.salt };
    if (!isAlike(asSigned, message) || !isAlike(ATTEST_TYPES, types) || uid !== attestationUid(message)) return false;
    if (!isAlike(domain, GRANT_DOMAIN)) return false;
    const recovered = recoverAddress(grantDigest(domain, message), signature);
    return recovered.toLowerCase() === signed.signer.toLowerCase();
  } catch {
    // What cannot be encoded was never signed.
    return false;
  }
}

/** A grant as a wallet file has it; times are Unix seconds. */
interface SentGrant {
  signed: SignedGrant;
  terms: GrantTerms;
  from: number;
  until: number;
}

const isAlike = (a: object, b: object): boolean => {
  const spelled = (value: object) => JSON.stringify(Object.entries(value).sort(([x], [y]) => (x < y ? -1 : 1)));
  return spelled(a) === spelled(b);
};

/**
 * Signs a grant under a site's key.
 *
 * @throws Error when the signature is not the key's over `grantDigest`, which another library makes
 */
export async function signGrant(
  key: { privateKey: string; address: string },
  domain: EasDomain,
  message: AttestMessage,
): Promise<SignedGrant> {
  // What it brings is evaluated at the first consent, not at every start of the worker.
  const { typedSignature } = await import('./typed-signature');
  const signature = typedSignature(fromHex(key.privateKey), typedData(domain, message));
  if (recoverAddress(grantDigest(domain, message), signature) !== key.address) {
    throw new Error('the signature is of something else');
  }
  return {
    signer: key.address,
    sig: {
      version: 2,
      uid: attestationUid(message),
      domain,
      primaryType: 'Attest',
      types: ATTEST_TYPES,
      message,
      signature: {
        r: signature.slice(0, 66),
        s: `0x${signature.slice(66, 130)}`,
        v: Number.parseInt(signature.slice(130), 16),
      },
    },
  };
}
