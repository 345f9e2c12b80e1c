import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES, WalletError } from '#lib/protocol/index';
import { Budget } from '../../../entrypoints/background/apps/budget';
import { failure, refusal } from '../../../entrypoints/background/apps/errors';
import { parseCall, unsupported } from '../../../entrypoints/background/apps/parse';

const NONCE = `0x${'ab'.repeat(32)}`;
const REQUEST = { scopes: ['Coding'], purpose: 'to answer better', retention: '30 days', nonce: NONCE };
const parse = (params: unknown, method = 'context_request') => parseCall(method, JSON.stringify(params) ?? '');

describe('parseCall', () => {
  test('default: a request, with what may be left out', () => {
    expect(parse(REQUEST)).toEqual({ method: 'context_request', params: { ...REQUEST, query: '', ask: false } });
  });

  test('behavior: a site’s words come on one line, without what is read but not seen', () => {
    const { params } = parse({ ...REQUEST, purpose: ' free\u202e \n\n$1\u200b ' });
    expect(params).toMatchObject({ purpose: 'free $1' });
  });

  test.each([undefined, {}, []])('behavior: no parameters, as %j', (params) => {
    expect(parse(params, 'context_grants').method).toBe('context_grants');
  });

  const refused: [string, unknown, string?][] = [
    ['an empty list, which is not all', { ...REQUEST, scopes: [] }],
    ['a scope of nothing', { ...REQUEST, scopes: ['\u200b'] }],
    ['21 scopes', { ...REQUEST, scopes: Array(21).fill('Work') }],
    ['no purpose', { ...REQUEST, purpose: ' ' }],
    ['no retention', { ...REQUEST, retention: undefined }],
    ['a short nonce', { ...REQUEST, nonce: '0x00' }],
    ['a key of the page’s own', { ...REQUEST, key: 'AAAA' }],
    ['a public key of the page’s own', { ...REQUEST, publicKey: 'AAAA' }],
    ['an origin of the page’s own', { ...REQUEST, origin: 'https://bank.example' }],
    ['nothing', undefined],
    ['a list', [REQUEST]],
    ['a consent without a UID', { grant: '0x1' }, 'context_revoke'],
    ['a proposal of nothing', { text: '' }, 'context_propose'],
    ['a proposal of 4,001 characters', { text: 'a'.repeat(4_001) }, 'context_propose'],
    ['a category in a proposal', { text: 'a', category: 'Work' }, 'context_propose'],
  ];
  test.each(refused)('error: %s', (_, params, method) => {
    expect(() => parse(params, method)).toThrow(expect.objectContaining({ code: 'bad-request' }));
  });

  test('error: anything is parsed or refused, and never more than what was asked for', () => {
    const known = ['context_request', 'context_grants', 'context_revoke', 'context_propose', 'credential_present'];
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.oneof(fc.string(), fc.json()), (method, json) => {
        try {
          expect(parseCall(method, json).method).toBe(method);
        } catch (error) {
          expect(error).toBeInstanceOf(WalletError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('unsupported', () => {
  test('default: the five methods', () => {
    const methods = ['context_request', 'context_grants', 'context_revoke', 'context_propose', 'credential_present'];
    for (const method of methods) {
      expect(unsupported(method)).toBeNull();
    }
  });

  test('error: unknown and inherited names', () => {
    for (const method of ['eth_sign', '', 'constructor', '__proto__']) {
      expect(unsupported(method)).toMatchObject({ code: 4200, data: { reason: 'unknown-method' } });
    }
  });
});

describe('failures', () => {
  test('default: every code of ours is one of EIP-1193 or JSON-RPC, and says its reason', () => {
    for (const code of ERROR_CODES) {
      const answer = refusal(code);
      if (answer.kind !== 'error') throw new Error('no error');
      expect([4001, 4100, 4200, 4900, -32002, -32005, -32602, -32603]).toContain(answer.error.code);
      expect(answer.error.data).toEqual({ reason: code });
    }
  });

  test('behavior: what is no failure of ours tells nothing of itself', () => {
    const answer = failure(new WalletError('vault-corrupt', 'item 17 of Health'));
    expect(JSON.stringify(answer)).not.toContain('Health');
  });
});

describe('Budget', () => {
  test('default: 20 at once, then two a second, each site for itself', () => {
    const budget = new Budget();
    const taken = (origin: string, at: number, tries: number) =>
      Array.from({ length: tries }).filter(() => budget.take(origin, at)).length;
    expect(taken('a', 0, 10_000)).toBe(20);
    expect(taken('a', 1_000, 10_000)).toBe(2);
    expect(taken('b', 1_000, 5)).toBe(5);
    expect(taken('a', 3_600_000, 10_000)).toBe(20);
  });
});
