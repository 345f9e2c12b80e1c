import type { SiteRecord } from '../record';

/** Perplexity. Lexical that commits after the turn: what looks lost at once is not, and must not be written again. */
export const perplexity: SiteRecord = {
  id: 'perplexity',
  name: 'Perplexity',
  vendor: 'Perplexity AI',
  origins: ['https://www.perplexity.ai', 'https://perplexity.ai'],
  matches: ['https://www.perplexity.ai/*', 'https://perplexity.ai/*'],
  engine: 'lexical',
  composer: [
    {
      css: '#ask-input[data-lexical-editor="true"]',
      era: 'since the middle of 2025',
      seen: '2026-09-02',
      source: 'jonathanbertholet/promptmanager',
    },
    {
      css: '[data-ask-input-container="true"] [contenteditable="true"]',
      era: '2026',
      seen: '2026-04-23',
      source: 'jonathanbertholet/promptmanager',
    },
    { css: 'textarea#ask-input', era: 'not signed in', seen: '2026-01-16', source: 'ujiro99/prompt-history' },
  ],
  send: [
    { css: 'button[aria-label="Submit"]', era: 'since 2025', seen: '2026-05-10', source: 'a recorded page' },
    {
      css: 'button[data-testid="submit-button"]',
      era: 'since 2025',
      seen: '2026-02-09',
      source: 'srbhptl39/MCP-SuperAssistant',
    },
  ],
  stop: [],
  user: [{ css: '.group\\/title', era: 'since 2025', seen: '2026-05-10', source: 'a recorded page' }],
  assistant: [{ css: 'main .prose', era: 'since 2024', seen: '2026-05-10', source: 'a recorded page' }],
  turn: [],
  mount: [
    {
      css: 'div:has(> #ask-input), [data-ask-input-container="true"]',
      era: '2026',
      seen: '2026-04-23',
      source: 'jonathanbertholet/promptmanager',
    },
  ],
  urls: {
    newChat: [/^\/(\?|$)/],
    conversation: [/^\/search\/(?!new\b)[\w.-]+/],
    temporary: [],
  },
};
