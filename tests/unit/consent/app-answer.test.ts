import { decrypt } from '@metamask/eth-sig-util';
import { Wallet } from 'ethers';
import { beforeEach, describe, expect, test } from 'vitest';
import { APP_GRANT_SCHEMA, APP_GRANT_SCHEMA_UID, decodeTerms, encodeTerms } from '#lib/consent/attestation';
import { sealAnswer } from '#lib/consent/index';
import { siteKey } from '#lib/crypto/slip13';
import type { ContextPayload, GrantTerms } from '#lib/protocol/index';
import { parseCall, unsupported } from '../../../entrypoints/background/apps/parse';
import vectors from '../../vectors/page-api.json';
import { testConsent } from '../support/consent';

const SITE = 'https://app.example';
const SECRET = vectors.recipient.secretKey.slice(2);
const recipientKey = `0x${Buffer.from(vectors.recipient.file.key, 'base64').toString('hex')}`;
const NONCE = `0x${'01'.repeat(32)}`;
const APP = {
  callId: 'call',
  scopes: ['Coding'],
  purpose: 'to answer',
  retention: '30 days',
  nonce: NONCE,
  recipientKey,
  isKeyNew: false,
};

describe('vectors', () => {
  test('default: the schema of a consent to an app, and its UID', () => {
    expect({ schema: APP_GRANT_SCHEMA, uid: APP_GRANT_SCHEMA_UID }).toEqual(vectors.schema);
  });

  test.each(vectors.answers)('default: terms of $name', ({ terms, payload }) => {
    expect(encodeTerms(terms as GrantTerms)).toBe(payload.grant.sig.message.data);
    expect(decodeTerms(payload.grant.sig.message.data, APP_GRANT_SCHEMA_UID)).toEqual(terms);
  });

  test.each(vectors.answers)('default: what is signed and sealed of $name', async ({ terms, payload, privateKey }) => {
    const grant = { signed: payload.grant, terms, from: 0, until: 0, revokedAt: null, usedAt: null };
    const { text, time } = payload.disclosure;
    const disclosure = { text, releasedAt: time * 1000, origin: payload.origin };
    const sealed = await sealAnswer(grant as never, disclosure as never, payload.nonce, new Wallet(privateKey));
    expect(JSON.parse(decrypt({ encryptedData: sealed, privateKey: SECRET }))).toEqual(payload);
  });

  test.each(vectors.calls)('$expect: $name', ({ method, params, expect: outcome }) => {
    if (outcome === 'unsupported') return expect(unsupported(method)).not.toBeNull();
    expect(unsupported(method)).toBeNull();
    const parse = () => parseCall(method, JSON.stringify(params));
    if (outcome === 'success') expect(parse()).toMatchObject({ method });
    else expect(parse).toThrow(expect.objectContaining({ code: outcome }));
  });
});

describe('a consent to an app', () => {
  let consent: Awaited<ReturnType<typeof testConsent>>;
  let line: string;

  beforeEach(async () => {
    consent = await testConsent();
    line = (await consent.items.add({ text: 'I write TypeScript', category: 'Coding' })).id;
  });

  async function approve(delivery: 'once' | 'app' | 'click') {
    const { id } = await consent.ask(SITE, [line], 'D', APP);
    const { digest } = await consent.approvals.preview(id, { itemIds: [line], delivery, days: 30 });
    return consent.approvals.approve(id, digest);
  }

  const release = async (grantUid: string, by: 'app' | 'click' | 'prefill', text: string, tokens: number) =>
    consent.disclosures.release(grantUid, {
      origin: SITE,
      by,
      items: await consent.items.get([line]),
      text,
      tokens,
      nonce: `0x${'02'.repeat(32)}`,
    });

  test('default: signs the site’s words, its server’s key and its nonce', async () => {
    const { grant, disclosure } = await approve('app');
    expect(grant.terms).toMatchObject({
      purpose: 'to answer',
      delivery: 'app',
      app: { retention: '30 days', recipientKey, nonce: NONCE },
    });
    expect(disclosure.nonce).toBe(NONCE);
    expect(decodeTerms(grant.signed.sig.message.data, grant.signed.sig.message.schema)).toEqual(grant.terms);
  });

  test('behavior: covers the app’s requests, and nothing that is put into a page', async () => {
    const { grant, disclosure } = await approve('app');
    const { uid } = grant.signed.sig;
    const again = await release(uid, 'app', disclosure.text, disclosure.tokens);
    expect(again.nonce).toBe(`0x${'02'.repeat(32)}`);
    for (const by of ['click', 'prefill'] as const) {
      await expect(release(uid, by, disclosure.text, disclosure.tokens)).rejects.toMatchObject({ code: 'no-grant' });
    }
  });

  test('behavior: a consent for chats on the same site covers no request, and neither ends the other', async () => {
    const chats = await consent.grant(SITE, [line], 'auto');
    const { text, tokens, grantUid } = chats.disclosure;
    await expect(release(grantUid, 'app', text, tokens)).rejects.toMatchObject({ code: 'no-grant' });
    await approve('app');
    await approve('app');
    const states = (await consent.grants.list()).map(({ terms, state }) => `${terms.delivery} ${state}`);
    expect(states.sort()).toEqual(['app active', 'app revoked', 'auto active']);
  });

  test('error: a question of an app is not answered as one of a chat, nor the other way', async () => {
    await expect(approve('click')).rejects.toMatchObject({ code: 'bad-request' });
    const { id } = await consent.ask('https://chat.example', [line]);
    const preview = consent.approvals.preview(id, { itemIds: [line], delivery: 'app', days: 30 });
    await expect(preview).rejects.toMatchObject({ code: 'bad-request' });
  });

  test('error: an answer under another key than the consent’s is not made', async () => {
    const { grant, disclosure } = await approve('once');
    const other = siteKey(consent.branch, 'https://other.example');
    await expect(sealAnswer(grant, disclosure, NONCE, other)).rejects.toThrow();
    const sealed = await sealAnswer(grant, disclosure, NONCE, siteKey(consent.branch, SITE));
    const opened: ContextPayload = JSON.parse(decrypt({ encryptedData: sealed, privateKey: SECRET }));
    expect(opened.disclosure.text).toBe(disclosure.text);
  });
});
