import type { SiteRecord } from '../record';

/** Meta AI. A plain field until hydration, Lexical after it, and a hidden second editor. */
export const meta: SiteRecord = {
  id: 'meta',
  name: 'Meta AI',
  vendor: 'Meta',
  origins: ['https://www.meta.ai', 'https://meta.ai'],
  matches: ['https://www.meta.ai/*', 'https://meta.ai/*'],
  engine: 'lexical',
  composer: [
    {
      css: '[data-testid="composer-input"][contenteditable="true"]',
      era: '2026',
      seen: '2026-09',
      source: 'a published extension',
    },
    {
      css: 'textarea[data-testid="composer-input"], textarea[data-ecto-composer-prehydration-input]',
      era: '2026, before hydration',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
  ],
  send: [
    {
      css: '[data-testid="composer-send-button"]',
      era: '2026',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
  ],
  stop: [
    {
      css: '[data-testid="composer-stop-button"]',
      era: '2026',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
  ],
  user: [{ css: '[data-user-message]', era: '2026', seen: '2026-09', source: 'a published extension' }],
  assistant: [
    {
      css: '[data-testid="assistant-message"], [data-message-item]:not([data-user-message])',
      era: '2026',
      seen: '2026-09',
      source: 'a published extension',
    },
  ],
  turn: [],
  mount: [],
  urls: {
    newChat: [/^\/(\?|$)/],
    conversation: [/^\/prompt\/[0-9a-f-]+/],
    temporary: [],
  },
};
