import type { SiteRecord } from '../record';

/** Grok at its own address. On x.com it is one page of a whole network, which is not asked for here. */
export const grok: SiteRecord = {
  id: 'grok',
  name: 'Grok',
  vendor: 'xAI',
  origins: ['https://grok.com'],
  matches: ['https://grok.com/*'],
  engine: 'prosemirror',
  composer: [
    {
      css: '[data-testid="chat-input"] [contenteditable="true"].query-bar-editor',
      era: 'since August 2026',
      seen: '2026-09',
      source: 'a published extension',
    },
    {
      css: 'div.tiptap.ProseMirror[aria-label="Ask Grok anything"]',
      era: 'since autumn 2025',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
    { css: 'textarea[aria-label*="Grok"]', era: 'not signed in', seen: '2026-05-10', source: 'a recorded page' },
  ],
  send: [
    {
      css: 'button[data-testid="chat-submit"]:not([aria-label^="Stop" i])',
      era: 'since August 2026',
      seen: '2026-09',
      source: 'a published extension',
    },
    {
      css: 'button[type="submit"][aria-label="Submit"]',
      era: 'by label, English',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
  ],
  stop: [
    {
      css: 'button[data-testid="chat-submit"][aria-label^="Stop" i]',
      era: 'the same control as send, by its label',
      seen: '2026-09',
      source: 'a published extension',
    },
  ],
  user: [
    {
      css: '.message-bubble.rounded-br-lg, .items-end .message-bubble',
      era: 'since 2025',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
  ],
  assistant: [
    {
      css: '[data-testid="assistant-message"]',
      era: 'since August 2026',
      seen: '2026-09',
      source: 'a published extension',
    },
    { css: '.response-content-markdown', era: 'since 2025', seen: '2026-08-10', source: 'robertpiosik/CodeWebChat' },
    { css: 'div[id^="response-"]', era: 'since 2025', seen: '2026-01-31', source: 'urzeye/ophel' },
  ],
  turn: [],
  mount: [
    { css: '[data-query-bar-mode-select]', era: 'since August 2026', seen: '2026-09', source: 'a published extension' },
    { css: '.query-bar', era: 'since 2025', seen: '2026-08-10', source: 'robertpiosik/CodeWebChat' },
  ],
  urls: {
    newChat: [
      /^\/(\?|$)/,
      // `/c#private`, a private chat that was not begun.
      /^\/c\/?(\?|$)/,
    ],
    conversation: [/^\/c\/[\w-]+/],
    temporary: [/^\/c\/?(\?[^#]*)?#private\b/],
  },
};
