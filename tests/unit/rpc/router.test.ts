import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { CONTENT_METHODS, PAGE_METHODS, WalletError } from '#lib/protocol/index';
import type { Sender } from '#lib/rpc/callers';
import { type ContentHandlers, createRouter, type PageHandlers } from '#lib/rpc/router';

const self = { id: 'abc', origin: 'chrome-extension://abc' };
const page: Sender = { id: 'abc', url: 'chrome-extension://abc/popup.html', origin: 'chrome-extension://abc' };
const content: Sender = {
  id: 'abc',
  url: 'https://chatgpt.com/',
  origin: 'https://chatgpt.com',
  frameId: 0,
  documentId: 'D1',
  tab: { id: 7 },
};

function setUp() {
  const called = vi.fn(async (..._args: unknown[]) => null);
  const observed = vi.fn();
  const table = (methods: object) => Object.fromEntries(Object.keys(methods).map((method) => [method, called]));
  const router = createRouter(
    self,
    table(PAGE_METHODS) as unknown as PageHandlers,
    table(CONTENT_METHODS) as unknown as ContentHandlers,
    observed,
  );
  return { router, called, observed };
}

const request = (method: string, params: unknown) => ({ satchel: 1, method, params });

describe('handle', () => {
  test('default: a page’s call is answered', async () => {
    const { router, called } = setUp();
    expect(await router.handle(request('wallet.status', {}), page)).toEqual({ ok: true, result: null });
    expect(called).toHaveBeenCalledWith({});
  });

  test('behavior: a content script’s handler learns who called from the browser', async () => {
    const { router, called } = setUp();
    await router.handle(request('chat.insert', { draft: 'hello', ask: false }), content);
    expect(called).toHaveBeenCalledWith(
      { draft: 'hello', ask: false },
      expect.objectContaining({ origin: 'https://chatgpt.com' }),
    );
  });

  const refused: [string, unknown, Sender][] = [
    [
      'a content script naming a page’s method',
      request('items.list', { query: '', category: null, offset: 0, limit: 1 }),
      content,
    ],
    ['a page naming a content script’s method', request('chat.insert', { draft: '', ask: false }), page],
    ['an unknown method', request('nope', {}), page],
    ['an inherited property', request('constructor', {}), page],
    ['__proto__', request('__proto__', {}), page],
    ['a field too many', request('wallet.status', { extra: 1 }), page],
    ['a field too few', request('chat.insert', {}), content],
    ['a draft too long', request('chat.insert', { draft: 'x'.repeat(20_001), ask: false }), content],
    ['another envelope', { satchel: 2, method: 'wallet.status', params: {} }, page],
    ['an envelope with more', { ...request('wallet.status', {}), tabId: 1 }, page],
    ['nothing', undefined, page],
    ['a stranger', request('wallet.status', {}), { ...page, id: 'evil' }],
  ];
  test.each(refused)('error: %s is dropped and counted', (_name, message, sender) => {
    const { router, called } = setUp();
    expect(router.handle(message, sender)).toBeNull();
    expect(router.dropped()).toBe(1);
    expect(called).not.toHaveBeenCalled();
  });

  test('behavior: whatever comes, nothing is thrown', () => {
    const { router, called } = setUp();
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), fc.constantFrom(page, content), (message, sender) => {
        expect(router.handle(message, sender)).toBeNull();
      }),
      { numRuns: 2_000 },
    );
    expect(called).not.toHaveBeenCalled();
  });

  test('error: a handler’s failure answers with its code; a stranger’s words stay inside', async () => {
    const { router, called } = setUp();
    called.mockRejectedValueOnce(new WalletError('locked', 'locked', { data: { retryAt: 5 } }));
    expect(await router.handle(request('wallet.status', {}), page)).toEqual({
      ok: false,
      error: { code: 'locked', message: 'locked', data: { retryAt: 5 } },
    });
    vi.spyOn(console, 'error').mockImplementationOnce(() => {});
    called.mockRejectedValueOnce(new Error('secret in a message'));
    expect(await router.handle(request('wallet.status', {}), page)).toEqual({
      ok: false,
      error: { code: 'internal', message: 'internal error' },
    });
  });

  test('behavior: each answer is observed by method, time and code, nothing else', async () => {
    const { router, called, observed } = setUp();
    await router.handle(request('wallet.status', {}), page);
    expect(observed).toHaveBeenLastCalledWith('wallet.status', expect.any(Number), null);
    called.mockRejectedValueOnce(new WalletError('locked'));
    await router.handle(request('wallet.status', {}), page);
    expect(observed).toHaveBeenLastCalledWith('wallet.status', expect.any(Number), 'locked');
  });
});
