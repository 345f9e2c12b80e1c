import type { SiteRecord } from '../record';

/** Le Chat. No stable hooks: the form is the landmark. */
export const mistral: SiteRecord = {
  id: 'mistral',
  name: 'Le Chat',
  vendor: 'Mistral AI',
  origins: ['https://chat.mistral.ai'],
  matches: ['https://chat.mistral.ai/*'],
  engine: 'prosemirror',
  composer: [
    {
      css: 'form div.ProseMirror[contenteditable="true"]',
      era: 'since the end of 2025',
      seen: '2026-08-11',
      source: 'robertpiosik/CodeWebChat',
    },
    { css: 'textarea[name="message.text"]', era: 'before that', seen: '2025', source: 'beak2825/greasyfork_archives' },
  ],
  send: [
    {
      css: 'form:has(.ProseMirror) button[type="submit"]',
      era: 'since the end of 2025',
      seen: '2026-08-11',
      source: 'robertpiosik/CodeWebChat',
    },
    {
      css: 'form:has(textarea[name="message.text"]) button[type="submit"]',
      era: 'before that',
      seen: '2025',
      source: 'beak2825/greasyfork_archives',
    },
  ],
  stop: [],
  user: [
    {
      css: '[data-message-author-role="user"]',
      era: 'since 2024',
      seen: '2025',
      source: 'beak2825/greasyfork_archives',
    },
  ],
  assistant: [
    {
      css: '[data-message-author-role="assistant"]',
      era: 'since 2024',
      seen: '2025',
      source: 'beak2825/greasyfork_archives',
    },
  ],
  turn: [],
  mount: [],
  urls: {
    newChat: [/^\/chat\/?(\?|$)/, /^\/(\?|$)/, /^\/incognito\/?(\?|$)/],
    conversation: [/^\/chat\/[0-9a-f-]{36}/],
    temporary: [/^\/incognito\b/],
  },
};
