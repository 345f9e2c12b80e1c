import { createRequire } from 'node:module';
import { Wallet } from 'ethers';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  attestationUid,
  attestMessage,
  decodeTerms,
  encodeTerms,
  GRANT_SCHEMA,
  GRANT_SCHEMA_UID,
  grantDigest,
  signGrant,
} from '#lib/consent/attestation';
import { GRANT_DOMAIN } from '#lib/consent/domain';
import type { AttestMessage, EasDomain, GrantTerms, SignedGrant } from '#lib/protocol/index';
import vectors from '../../vectors/grant.json';

// EAS's own SDK is the oracle; only its CommonJS build loads in Node.
const { Offchain, OffchainAttestationVersion } = createRequire(import.meta.url)(
  '@ethereum-attestation-service/eas-sdk',
);

const key = new Wallet(`0x${'11'.repeat(32)}`);
const hex32 = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((b) => `0x${Buffer.from(b).toString('hex')}`);
const termsArbitrary: fc.Arbitrary<GrantTerms> = fc.record({
  origin: fc.webUrl(),
  categories: fc.array(fc.string(), { minLength: 1, maxLength: 8 }),
  purpose: fc.string(),
  delivery: fc.constantFrom('once' as const, 'click' as const, 'auto' as const),
  tokenBudget: fc.integer({ min: 0, max: 0xffffffff }),
  contentHash: hex32,
  revocationTag: hex32,
});

const oracle = (domain: EasDomain) =>
  new Offchain(
    { address: domain.verifyingContract, version: domain.version, chainId: BigInt(domain.chainId) },
    OffchainAttestationVersion.Version2,
    undefined,
  );

const forSdk = (grant: SignedGrant) => ({
  ...grant.sig,
  domain: { ...grant.sig.domain, chainId: BigInt(grant.sig.domain.chainId) },
  message: {
    ...grant.sig.message,
    time: BigInt(grant.sig.message.time),
    expirationTime: BigInt(grant.sig.message.expirationTime),
  },
});

describe('signGrant', () => {
  test.each(vectors.grants)('default: $name', async ({ privateKey, domain, terms, message, signed }) => {
    const wallet = new Wallet(privateKey);
    expect(encodeTerms(terms as GrantTerms)).toBe(message.data);
    expect(await signGrant(wallet, domain as EasDomain, message as AttestMessage)).toEqual(signed);
  });

  test('behavior: EAS’s SDK computes the same UID and accepts the signature', async () => {
    await fc.assert(
      fc.asyncProperty(termsArbitrary, fc.integer({ min: 1, max: 2 ** 40 }), async (terms, from) => {
        const grant = await signGrant(key, GRANT_DOMAIN, attestMessage(terms, from, from + 86_400));
        expect(oracle(GRANT_DOMAIN).verifyOffchainAttestationSignature(grant.signer, forSdk(grant))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('error: EAS’s SDK refuses another signer, another text, another chain', async () => {
    const terms = vectors.grants[0]?.terms as GrantTerms;
    const grant = await signGrant(key, GRANT_DOMAIN, attestMessage(terms, 1, 2));
    const verify = (signer: string, changed: object) =>
      oracle(GRANT_DOMAIN).verifyOffchainAttestationSignature(signer, { ...forSdk(grant), ...changed });
    expect(verify(Wallet.createRandom().address, {})).toBe(false);
    const data = encodeTerms({ ...terms, origin: 'https://evil.example' });
    expect(verify(key.address, { message: { ...forSdk(grant).message, data } })).toBe(false);
  });

  test('error: what another key signed than the one that was shown', async () => {
    const message = vectors.grants[0]?.message as AttestMessage;
    const mixed = { privateKey: key.privateKey, address: Wallet.createRandom().address };
    await expect(signGrant(mixed, GRANT_DOMAIN, message)).rejects.toThrow('the signature is of something else');
  });
});

describe('terms', () => {
  test('behavior: what is encoded is decoded', () => {
    fc.assert(
      fc.property(termsArbitrary, (terms) => {
        expect(decodeTerms(encodeTerms(terms))).toEqual(terms);
      }),
    );
  });

  test('error: bytes that are no grant', () => {
    const valid = encodeTerms(vectors.grants[0]?.terms as GrantTerms);
    expect(() => decodeTerms('0x')).toThrow();
    expect(() => decodeTerms(valid.slice(0, 130))).toThrow();
  });
});

test('the schema has the UID that EAS gives it', () => {
  expect({ schema: GRANT_SCHEMA, uid: GRANT_SCHEMA_UID }).toEqual(vectors.schema);
});

test('a field that the type does not declare changes no hash, so nothing is rendered from outside the type', () => {
  const message = vectors.grants[0]?.message as AttestMessage;
  expect(grantDigest(GRANT_DOMAIN, { ...message, note: 'free text' } as AttestMessage)).toBe(
    grantDigest(GRANT_DOMAIN, message),
  );
  expect(attestationUid(message)).toBe(vectors.grants[0]?.signed.sig.uid);
});
