import type { SiteRecord } from '../record';

/** Kimi. Lexical in a Vue app; the send control is a `div`. */
export const kimi: SiteRecord = {
  id: 'kimi',
  name: 'Kimi',
  vendor: 'Moonshot AI',
  origins: ['https://www.kimi.com', 'https://kimi.com'],
  matches: ['https://www.kimi.com/*', 'https://kimi.com/*'],
  engine: 'lexical',
  composer: [
    {
      css: '.chat-input-editor[contenteditable="true"]',
      era: 'since 2025',
      seen: '2026-09',
      source: 'a published extension',
    },
  ],
  send: [
    {
      css: '.send-button-container:not(.disabled):not(.stop)',
      era: 'since 2025',
      seen: '2026-09',
      source: 'a published extension',
    },
  ],
  stop: [{ css: '.send-button-container.stop', era: 'since 2025', seen: '2026-09', source: 'a published extension' }],
  user: [
    {
      css: '.segment-user .user-content__text, .user-content',
      era: 'since 2025',
      seen: '2026-09',
      source: 'a published extension',
    },
  ],
  assistant: [
    { css: '.segment-assistant .markdown', era: 'since 2025', seen: '2026-09', source: 'a published extension' },
    {
      css: '.chat-content-item-assistant',
      era: 'since 2025',
      seen: '2026-02-09',
      source: 'srbhptl39/MCP-SuperAssistant',
    },
  ],
  turn: [],
  mount: [
    {
      css: '.chat-editor-action .left-area, .chat-editor-action .right-area',
      era: 'since 2025',
      seen: '2026-09',
      source: 'a published extension',
    },
  ],
  urls: {
    newChat: [/^\/(\?|$)/],
    conversation: [/^\/chat\/[\w-]+/],
    temporary: [],
  },
};
