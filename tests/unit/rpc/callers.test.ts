import { describe, expect, test } from 'vitest';
import { callerOf, type Sender } from '#lib/rpc/callers';

const self = { id: 'abc', origin: 'chrome-extension://abc' };
const content: Sender = {
  id: 'abc',
  url: 'https://chatgpt.com/c/1',
  origin: 'https://chatgpt.com',
  frameId: 0,
  documentId: 'D1',
  documentLifecycle: 'active',
  tab: { id: 7 },
};

describe('callerOf', () => {
  test('default: a content script in a top frame', () => {
    expect(callerOf(content, self)).toEqual({
      kind: 'content',
      tabId: 7,
      documentId: 'D1',
      origin: 'https://chatgpt.com',
      url: 'https://chatgpt.com/c/1',
    });
  });

  test('behavior: a frame acts under its own origin, and says in whose page it stands, as far as that is known', () => {
    const frame = { ...content, frameId: 3 };
    expect(callerOf({ ...frame, tab: { id: 7, url: 'https://news.example/a' } }, self)).toMatchObject({
      origin: 'https://chatgpt.com',
      embedder: 'https://news.example',
    });
    expect(callerOf(frame, self)).toMatchObject({ origin: 'https://chatgpt.com', embedder: null });
  });

  test('default: one of our pages, also in a tab', () => {
    const page = { id: 'abc', url: 'chrome-extension://abc/popup.html', origin: 'chrome-extension://abc' };
    expect(callerOf(page, self)).toEqual({ kind: 'page', path: '/popup.html' });
    expect(callerOf({ ...page, tab: { id: 3 }, frameId: 0 }, self)?.kind).toBe('page');
  });

  const strangers: [string, Sender][] = [
    ['another extension', { ...content, id: 'evil' }],
    ['no id', { ...content, id: undefined }],
    ['no frame', { ...content, frameId: undefined }],
    ['an empty frame that inherits its origin', { ...content, frameId: 3, url: 'about:srcdoc' }],
    ['no tab', { ...content, tab: undefined }],
    ['no document id', { ...content, documentId: undefined }],
    ['a page that is being left', { ...content, documentLifecycle: 'cached' }],
    ['a prerendered page', { ...content, documentLifecycle: 'prerender' }],
    ['plain http', { ...content, url: 'http://chatgpt.com/', origin: 'http://chatgpt.com' }],
    ['a sandboxed page', { ...content, origin: 'null' }],
    ['an origin that is not its URL’s', { ...content, origin: 'https://claude.ai' }],
    ['a URL that is none', { ...content, url: 'chatgpt' }],
    ['a host that only begins like ours', { ...content, url: 'chrome-extension://abcd/popup.html' }],
    [
      'our URL under a foreign origin',
      { id: 'abc', url: 'chrome-extension://abc/popup.html', origin: 'https://evil.example' },
    ],
  ];
  test.each(strangers)('error: %s', (_name, sender) => {
    expect(callerOf(sender, self)).toBeNull();
  });
});
