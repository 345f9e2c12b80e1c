import type { SiteRecord } from '../record';

/** ChatGPT. Three contracts are live at once: two ProseMirror composers and a textarea for people not signed in. */
export const chatgpt: SiteRecord = {
  id: 'chatgpt',
  name: 'ChatGPT',
  vendor: 'OpenAI',
  origins: ['https://chatgpt.com'],
  matches: ['https://chatgpt.com/*'],
  engine: 'prosemirror',
  composer: [
    {
      css: 'form[data-chatgpt-composer] [data-composer-markdown][contenteditable="true"][role="textbox"]',
      era: 'redesign of autumn 2026, in A/B test',
      seen: '2026-09-26',
      source: 'a recorded page',
    },
    {
      css: 'textarea[data-mobile-composer-prompt], #mobile-composer-prompt, textarea[name="prompt"]',
      era: 'not signed in, since summer 2026',
      seen: '2026-09-01',
      source: 'dfki-dsa/pii-guardrail-browser-extension',
    },
    {
      css: '#prompt-textarea[contenteditable="true"]',
      era: 'since the end of 2024',
      seen: '2026-08-20',
      source: 'jonathanbertholet/promptmanager',
    },
  ],
  send: [
    {
      css: 'button[data-testid="send-button"], #composer-submit-button',
      era: 'both signed-in composers',
      seen: '2026-09-20',
      source: 'a published extension',
    },
    {
      css: 'button[data-composer-submit]',
      era: 'not signed in',
      seen: '2026-09-01',
      source: 'dfki-dsa/pii-guardrail-browser-extension',
    },
    {
      css: 'button[aria-label="Send"], button[aria-label="Send prompt"], button[aria-label="Send message"]',
      era: 'by label, English',
      seen: '2026-08-08',
      source: 'a recorded page',
    },
  ],
  stop: [
    {
      css: 'button[data-testid="stop-button"]',
      era: 'both signed-in composers',
      seen: '2026-09-20',
      source: 'a published extension',
    },
    { css: 'button[aria-label="Stop"]', era: 'by label, English', seen: '2026-08-08', source: 'a recorded page' },
  ],
  user: [
    {
      css: '[data-message-role="user"]',
      era: 'not signed in',
      seen: '2026-09-01',
      source: 'dfki-dsa/pii-guardrail-browser-extension',
    },
    { css: '[data-message-author-role="user"]', era: 'since 2023', seen: '2026-08-20', source: 'steipete/oracle' },
  ],
  assistant: [
    {
      css: '[data-chatgpt-search-unit-key$=":assistant"], [data-markdown-text-style="assistant-message"]',
      era: 'redesign of autumn 2026',
      seen: '2026-09-26',
      source: 'a recorded page',
    },
    {
      css: '[data-message-role="assistant"]',
      era: 'not signed in',
      seen: '2026-09-01',
      source: 'dfki-dsa/pii-guardrail-browser-extension',
    },
    { css: '[data-message-author-role="assistant"]', era: 'since 2023', seen: '2026-08-20', source: 'steipete/oracle' },
  ],
  turn: [
    {
      css: '[data-chatgpt-search-message-ids]',
      era: 'redesign of autumn 2026',
      seen: '2026-09-26',
      source: 'a recorded page',
    },
    {
      css: '[data-testid^="conversation-turn-"][data-turn]',
      era: 'since 2024',
      seen: '2026-08-20',
      source: 'steipete/oracle',
    },
  ],
  mount: [
    {
      css: '[data-composer-transition-slot="trailing"]',
      era: 'redesign of autumn 2026',
      seen: '2026-09-26',
      source: 'a recorded page',
    },
    {
      css: '[data-testid="composer-trailing-actions"]',
      era: 'since 2025',
      seen: '2026-08-08',
      source: 'a recorded page',
    },
  ],
  urls: {
    newChat: [/^\/(\?|$)/, /^\/g\/[^/]+(\/project)?\/?(\?|$)/],
    conversation: [
      // `/c/WEB:…` stands in for an id during the first answer: a conversation already.
      /^\/c\//,
      /^\/g\/[^/]+\/c\//,
    ],
    temporary: [/[?&]temporary-chat=true\b/],
  },
};
