import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encrypt, getEncryptionPublicKey } from '@metamask/eth-sig-util';
import { sha256, TypedDataEncoder, toUtf8Bytes, Wallet } from 'ethers';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { attestationUid, encodeTerms, grantDigest as walletDigest } from '#lib/consent/attestation';
import { GRANT_DOMAIN } from '#lib/consent/domain';
import { toHex } from '#lib/crypto/bytes';
import { sealText } from '#lib/crypto/envelope';
import type { ContextPayload, GrantTerms, SealedContext } from '#lib/protocol/index';
import { grantDigest, grantUid } from '#lib/verifier/context/digest';
import {
  BASE_DOMAIN,
  type ContextCheck,
  newKeyPair,
  openContext,
  revokedOn,
  VerifyError,
  verifyDisclosure,
  verifyGrant,
} from '#lib/verifier/context/index';
import vectors from '../../vectors/page-api.json';
import { checking, type Made, made, NONCE, NOW, ORIGIN, PUBLIC_KEY, SECRET, TEXT } from './context-support';

const SECRET_KEY = Buffer.from(SECRET, 'hex').toString('base64');
const OTHER = new Wallet(`0x${'22'.repeat(32)}`);
const CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
const ONCE: Made = { terms: { delivery: 'once', contentHash: sha256(toUtf8Bytes(TEXT)) } };

const seal = (payload: unknown, publicKey = PUBLIC_KEY): SealedContext =>
  encrypt({ publicKey, data: JSON.stringify(payload), version: 'x25519-xsalsa20-poly1305' }) as SealedContext;
const faultOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof VerifyError ? error.fault : `no fault: ${error}`;
};
const verify = async (payload: unknown, more?: Partial<ContextCheck>) => verifyDisclosure(payload, checking(more));

describe('vectors', () => {
  const secretKey = Buffer.from(vectors.recipient.secretKey.slice(2), 'hex').toString('base64');

  test.each(vectors.answers)('$expect: $name', async ({ sealed, payload, now, terms }) => {
    const asked: string[] = [];
    const check = { origin: ORIGIN, now, takeNonce: (nonce: string) => asked.push(nonce) > 0 };
    const { text, grant, time, nonce } = await openContext(sealed, secretKey, check);
    expect({ text, time }).toEqual({ text: payload.disclosure.text, time: payload.disclosure.time });
    expect(grant).toMatchObject({ categories: terms.categories, purpose: terms.purpose, app: terms.app });
    expect(grant.uid).toBe(payload.grant.sig.uid);
    expect(asked).toEqual([nonce]);
  });
});

describe('openContext', () => {
  test('default: what a wallet sealed, opened and checked', async () => {
    const { publicKey: _known, ...check } = checking();
    const sealed = sealText(Buffer.from(PUBLIC_KEY, 'base64') as never, JSON.stringify(await made()));
    expect(await openContext(sealed, SECRET_KEY, check)).toMatchObject({ text: TEXT, nonce: NONCE });
  });

  test('behavior: a new key pair is one that eth-sig-util knows too', () => {
    const { secretKey, publicKey } = newKeyPair();
    expect(getEncryptionPublicKey(Buffer.from(secretKey, 'base64').toString('hex'))).toBe(publicKey);
  });

  const refused: [string, string, (sealed: SealedContext) => unknown, string?][] = [
    ['another secret key', 'envelope', (sealed) => sealed, Buffer.alloc(32, 7).toString('base64')],
    ['no secret key', 'key', (sealed) => sealed, ''],
    ['a secret key that is no base64', 'key', (sealed) => sealed, '%'],
    ['a truncated box', 'envelope', (sealed) => ({ ...sealed, ciphertext: sealed.ciphertext.slice(0, -8) })],
    ['an empty box', 'envelope', (sealed) => ({ ...sealed, ciphertext: '' })],
    ['another nonce of the box', 'envelope', (sealed) => ({ ...sealed, nonce: Buffer.alloc(24).toString('base64') })],
    [
      'a sender’s key of low order',
      'envelope',
      (sealed) => ({ ...sealed, ephemPublicKey: Buffer.alloc(32).toString('base64') }),
    ],
    ['another version', 'envelope', (sealed) => ({ ...sealed, version: 'x' })],
    ['a member too many', 'envelope', (sealed) => ({ ...sealed, more: 1 })],
    ['nothing', 'envelope', () => null],
    ['a list', 'envelope', () => []],
    [
      'no JSON inside',
      'format',
      () => encrypt({ publicKey: PUBLIC_KEY, data: '{', version: 'x25519-xsalsa20-poly1305' }),
    ],
  ];
  test.each(refused)('error: %s: %s', async (_, fault, change, key = SECRET_KEY) => {
    const changed = change(seal(await made()));
    expect(await faultOf(openContext(changed, key, checking()))).toBe(fault);
  });

  test('error: a box with one bit changed does not open', async () => {
    const sealed = seal(await made());
    const bytes = Buffer.from(sealed.ciphertext, 'base64');
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const changed = Buffer.from(bytes);
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const fault = await faultOf(
          openContext({ ...sealed, ciphertext: changed.toString('base64') }, SECRET_KEY, checking()),
        );
        expect(fault).toBe('envelope');
      }),
      { numRuns: 60 },
    );
  });
});

describe('verifyDisclosure', () => {
  test('default: a consent that lasts, and one for one text', async () => {
    expect(await verify(await made())).toMatchObject({
      text: TEXT,
      grant: { delivery: 'app', categories: ['Coding'] },
    });
    expect(await verify(await made(ONCE))).toMatchObject({ grant: { delivery: 'once' } });
    const later = await made({ nonce: `0x${'02'.repeat(32)}` });
    expect((await verify(later)).nonce).not.toBe(later.grant.sig.message.salt);
  });

  test('error: an answer that is shown twice', async () => {
    const check = checking();
    const payload = await made();
    await verifyDisclosure(payload, check);
    expect(await faultOf(verifyDisclosure(payload, check))).toBe('nonce');
  });

  test('behavior: what does not hold uses up no nonce', async () => {
    const check = checking();
    const payload = await made();
    const altered = { ...payload, disclosure: { ...payload.disclosure, text: 'x' } };
    expect(await faultOf(verifyDisclosure(altered, check))).toBe('disclosure');
    expect((await verifyDisclosure(payload, check)).text).toBe(TEXT);
  });

  /** Signed so by whoever holds the keys, and still not good for this server. */
  const signedSo: [string, string, Made, Partial<ContextCheck>?][] = [
    ['for another site', 'origin', { terms: { origin: 'https://other.example' } }],
    ['at another site', 'origin', {}, { origin: 'https://other.example' }],
    ['expired', 'expired', {}, { now: NOW + 86_400 }],
    ['at the very second it ends', 'expired', { until: NOW }],
    ['before it begins', 'not-yet', {}, { now: NOW - 200 }],
    ['revoked in public', 'revoked', {}, { isRevoked: () => true }],
    ['for 91 days', 'terms', { until: 1_800_000_000 + 91 * 86_400 }],
    ['in another chain’s domain', 'domain', { domain: { ...GRANT_DOMAIN, chainId: '10' } }],
    [
      'in another contract’s domain',
      'domain',
      { domain: { ...GRANT_DOMAIN, verifyingContract: Wallet.createRandom().address } },
    ],
    ['in another version’s domain', 'domain', { domain: { ...GRANT_DOMAIN, version: '9' } }],
    ['in a development domain, for a server that knows Base', 'domain', {}, { domain: BASE_DOMAIN }],
    ['of no category, which is not all', 'terms', { terms: { categories: [] } }],
    ['for a site’s chats', 'recipient', { terms: { delivery: 'auto' }, app: null }],
    ['for chats, by an app’s schema', 'terms', { terms: { delivery: 'click' } }],
    ['for an app, by the chats’ schema', 'terms', { app: null }],
    ['for one text, without its hash', 'terms', { terms: { delivery: 'once' } }],
    ['for one text, and another one sent', 'text', { ...ONCE, text: 'something else' }],
    ['for one request, and another one answered', 'nonce', { ...ONCE, nonce: `0x${'02'.repeat(32)}` }],
    ['for another server’s key', 'recipient', { app: { recipientKey: `0x${'05'.repeat(32)}` } }],
    ['for this one, shown to another server', 'recipient', {}, { publicKey: getEncryptionPublicKey('44'.repeat(32)) }],
    ['by one, and disclosed by another', 'disclosure', { by: OTHER }],
    ['and disclosed before it began', 'disclosure', { time: 1_799_999_999 }],
    ['and disclosed after it ended', 'disclosure', { time: 1_800_086_400 }],
    ['in answer to a nonce that nobody gave out', 'nonce', { nonce: `0x${'09'.repeat(32)}` }],
  ];
  test.each(signedSo)('error: signed %s: %s', async (_, fault, given, check) => {
    expect(await faultOf(verify(await made(given), check))).toBe(fault);
  });

  /** Altered after it was signed. */
  const altered: [string, string, (payload: ContextPayload) => unknown][] = [
    ['the text', 'disclosure', (p) => ({ ...p, disclosure: { ...p.disclosure, text: `${TEXT} ` } })],
    ['the time', 'disclosure', (p) => ({ ...p, disclosure: { ...p.disclosure, time: p.disclosure.time + 1 } })],
    ['the nonce', 'disclosure', (p) => ({ ...p, nonce: `0x${'02'.repeat(32)}` })],
    ['the origin beside the grant', 'origin', (p) => ({ ...p, origin: 'https://other.example' })],
    ['the signer', 'signature', (p) => inGrant(p, { signer: OTHER.address })],
    ['the UID', 'uid', (p) => inSig(p, { uid: NONCE })],
    ['the expiry', 'uid', (p) => inMessage(p, { expirationTime: '1900000000' })],
    ['the salt', 'uid', (p) => inMessage(p, { salt: NONCE })],
    ['the salt, with the UID made to fit', 'signature', (p) => refitted(inMessage(p, { salt: NONCE }))],
    [
      'the categories, with the UID made to fit',
      'signature',
      (p) => refitted(withTerms(p, { categories: ['Health'] })),
    ],
    ['the schema', 'schema', (p) => inMessage(p, { schema: NONCE })],
    [
      'the chats’ schema in its place',
      'terms',
      (p) => inMessage(p, { schema: '0x72de75d50c698f032f8d76f5c8f48c1b9e85c7f161ce2de7ae6632c89f6e1abc' }),
    ],
    ['a recipient', 'terms', (p) => inMessage(p, { recipient: OTHER.address })],
    ['an attestation that it refers to', 'terms', (p) => inMessage(p, { refUID: NONCE })],
    ['data cut off', 'terms', (p) => inMessage(p, { data: p.grant.sig.message.data.slice(0, -64) })],
    [
      'data with something after it',
      'terms',
      (p) => inMessage(p, { data: `${p.grant.sig.message.data}${'00'.repeat(32)}` }),
    ],
    ['a field that is not declared', 'format', (p) => inMessage(p, { note: 'and all of Health' })],
    [
      'a type that is not declared',
      'format',
      (p) => inSig(p, { types: { Attest: [...p.grant.sig.types.Attest, { name: 'note', type: 'string' }] } }),
    ],
    ['types in another order', 'format', (p) => inSig(p, { types: { Attest: p.grant.sig.types.Attest.toReversed() } })],
    ['another primary type', 'format', (p) => inSig(p, { primaryType: 'Other' })],
    ['one that cannot be revoked', 'format', (p) => inMessage(p, { revocable: false })],
    [
      'the signature’s second spelling',
      'signature',
      (p) => inSig(p, { signature: secondSpelling(p.grant.sig.signature) }),
    ],
    [
      'the signature of nothing',
      'signature',
      (p) => inSig(p, { signature: { v: 27, r: `0x${'00'.repeat(32)}`, s: NONCE } }),
    ],
    [
      'the disclosure’s signature',
      'disclosure',
      (p) => ({ ...p, disclosure: { ...p.disclosure, signature: `0x${'00'.repeat(65)}` } }),
    ],
    ['a member too many', 'format', (p) => ({ ...p, more: 1 })],
    ['a member too few', 'format', ({ v: _, ...p }) => p],
    ['an inherited member', 'format', ({ v: _, ...p }) => Object.assign(Object.create({ v: 1 }), p)],
    ['another version', 'format', (p) => ({ ...p, v: 2 })],
  ];
  test.each(altered)('error: altered: %s: %s', async (_, fault, change) => {
    expect(await faultOf(verify(change(await made())))).toBe(fault);
  });

  test('error: one character changed anywhere, and it does not hold', async () => {
    const json = JSON.stringify(await made());
    await fc.assert(
      fc.asyncProperty(fc.nat(json.length - 1), fc.constantFrom(...'0123456789abcdefXY"{}'), async (at, char) => {
        const changed = json.slice(0, at) + char + json.slice(at + 1);
        let payload: unknown;
        try {
          payload = JSON.parse(changed);
        } catch {
          return;
        }
        if (JSON.stringify(payload).toLowerCase() === json.toLowerCase()) return;
        expect(await faultOf(verify(payload))).not.toMatch(/^no fault/);
      }),
      { numRuns: 400 },
    );
  });

  test('error: anything at all ends in a fault of ours', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (value) => {
        expect(await faultOf(verify(value))).toBe('format');
        expect(await faultOf(verifyGrant(value, checking()))).toBe('format');
        expect(await faultOf(openContext(value, SECRET_KEY, checking()))).toBe('envelope');
      }),
      { numRuns: 300 },
    );
  });
});

test('behavior: digest and UID are those that ethers and the wallet make, for any message', async () => {
  const { grant } = await made();
  const uint64 = fc.bigInt({ min: 0n, max: 999_999_999_999_999_999n }).map(String);
  const hex = (min: number, max = min) => fc.uint8Array({ minLength: min, maxLength: max }).map(toHex);
  const message = fc.record({
    time: uint64,
    expirationTime: uint64,
    data: hex(0, 300),
    salt: hex(32),
    schema: hex(32),
  });
  fc.assert(
    fc.property(message, (given) => {
      const sig = { ...grant.sig, message: { ...grant.sig.message, ...given } };
      expect(toHex(grantDigest(sig))).toBe(TypedDataEncoder.hash(sig.domain, sig.types, sig.message));
      expect(toHex(grantDigest(sig))).toBe(walletDigest(GRANT_DOMAIN, sig.message));
      expect(grantUid(sig)).toBe(attestationUid(sig.message));
    }),
  );
});

describe('revokedOn', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  async function node(answers: Record<string, unknown>, status = 200) {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        const { method } = JSON.parse(Buffer.concat(chunks).toString());
        response.writeHead(status).end(JSON.stringify({ jsonrpc: '2.0', id: 1, result: answers[method] }));
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const rpcUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return revokedOn({ rpcUrl, chainId: 8453, eas: BASE_DOMAIN.verifyingContract });
  }

  test('default: a tag with a time is revoked, one without is not', async () => {
    expect(await (await node({ eth_chainId: '0x2105', eth_call: '0x6553f100' }))(NONCE)).toBe(true);
    server?.close();
    expect(await (await node({ eth_chainId: '0x2105', eth_call: `0x${'00'.repeat(32)}` }))(NONCE)).toBe(false);
  });

  const useless: [string, Record<string, unknown>][] = [
    ['of another chain', { eth_chainId: '0x1', eth_call: '0x00' }],
    ['without an answer', { eth_chainId: '0x2105' }],
    ['that answers nothing', { eth_chainId: '0x2105', eth_call: '0x' }],
    ['that answers too much', { eth_chainId: '0x2105', eth_call: `0x${'00'.repeat(10_000)}` }],
  ];
  test.each(useless)('error: a node %s is of no use', async (_, answers) => {
    const isRevoked = await node(answers);
    expect(await faultOf(verify(await made(), { isRevoked }))).toBe('chain');
  });

  test('error: no node', async () => {
    const isRevoked = revokedOn({ rpcUrl: 'http://127.0.0.1:1', chainId: 8453, eas: BASE_DOMAIN.verifyingContract });
    expect(await faultOf(verify(await made(), { isRevoked }))).toBe('chain');
  });
});

type Sig = ContextPayload['grant']['sig'];
const inGrant = (p: ContextPayload, more: object) => ({ ...p, grant: { ...p.grant, ...more } }) as ContextPayload;
const inSig = (p: ContextPayload, more: object) => inGrant(p, { sig: { ...p.grant.sig, ...more } });
const inMessage = (p: ContextPayload, more: object) => inSig(p, { message: { ...p.grant.sig.message, ...more } });
const refitted = (p: ContextPayload) => inSig(p, { uid: grantUid(p.grant.sig) });

function withTerms(p: ContextPayload, more: Partial<GrantTerms>): ContextPayload {
  const app = {
    retention: '30 days',
    recipientKey: `0x${Buffer.from(PUBLIC_KEY, 'base64').toString('hex')}`,
    nonce: NONCE,
  };
  const terms: GrantTerms = {
    origin: ORIGIN,
    categories: ['Coding'],
    purpose: 'to answer',
    delivery: 'app',
    tokenBudget: 150,
    contentHash: `0x${'00'.repeat(32)}`,
    revocationTag: `0x${'ab'.repeat(32)}`,
    app,
    ...more,
  };
  return inMessage(p, { data: encodeTerms(terms) });
}

function secondSpelling({ v, r, s }: Sig['signature']): Sig['signature'] {
  const other = (CURVE_ORDER - BigInt(s)).toString(16).padStart(64, '0');
  return { v: v === 27 ? 28 : 27, r, s: `0x${other}` };
}
