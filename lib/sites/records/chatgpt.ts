import type { SiteRecord } from '../record';

/** ChatGPT. Three contracts are live at once: two ProseMirror composers and a textarea for people not signed in. */
export const chatgpt: SiteRecord = {
  id: 'chatgpt',
  name: 'ChatGPT',
  vendor: 'OpenAI',
  origins: ['https://chatgpt.com'],
  matches: ['https://chatgpt.com/*'],
  composer: [
    {
      css: 'form[data-chatgpt-composer] [data-composer-markdown][contenteditable="true"][role="textbox"]',
      era: 'redesign of autumn 2026, in A/B test',
      seen: '2026-09-26',
    },
    {
      css: 'textarea[data-mobile-composer-prompt], #mobile-composer-prompt, textarea[name="prompt"]',
      era: 'not signed in, since summer 2026',
      seen: '2026-09-01',
    },
    { css: '#prompt-textarea[contenteditable="true"]', era: 'since the end of 2024', seen: '2026-08-20' },
  ],
  send: [
    {
      css: 'button[data-testid="send-button"], #composer-submit-button',
      era: 'both signed-in composers',
      seen: '2026-09-20',
    },
    { css: 'button[data-composer-submit]', era: 'not signed in', seen: '2026-09-01' },
    {
      css: 'button[aria-label="Send"], button[aria-label="Send prompt"], button[aria-label="Send message"]',
      era: 'by label, English',
      seen: '2026-08-08',
    },
  ],
  stop: [
    { css: 'button[data-testid="stop-button"]', era: 'both signed-in composers', seen: '2026-09-20' },
    { css: 'button[aria-label="Stop"]', era: 'by label, English', seen: '2026-08-08' },
  ],
  turn: [
    { css: '[data-chatgpt-search-message-ids]', era: 'redesign of autumn 2026', seen: '2026-09-26' },
    { css: '[data-message-role]', era: 'not signed in', seen: '2026-09-01' },
    {
      css: '[data-testid^="conversation-turn-"][data-turn], [data-message-author-role]',
      era: 'since 2024',
      seen: '2026-08-20',
    },
  ],
  user: [
    { css: '[data-message-role="user"]', era: 'not signed in', seen: '2026-09-01' },
    { css: '[data-message-author-role="user"]', era: 'since 2023', seen: '2026-08-20' },
  ],
  urls: {
    newChat: [/^\/(\?|$)/, /^\/g\/[^/]+(\/project)?\/?(\?|$)/],
    // `/c/WEB:…` stands in for an id during the first answer: a conversation already.
    conversation: [/^\/c\//, /^\/g\/[^/]+\/c\//],
  },
};
