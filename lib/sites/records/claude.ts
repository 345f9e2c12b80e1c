import type { SiteRecord } from '../record';

/** Claude. TipTap in several composer designs that are live at once. */
export const claude: SiteRecord = {
  id: 'claude',
  name: 'Claude',
  vendor: 'Anthropic',
  origins: ['https://claude.ai'],
  matches: ['https://claude.ai/*'],
  engine: 'prosemirror',
  composer: [
    {
      css: '[data-testid="chat-input"][contenteditable="true"]',
      era: 'autumn 2026',
      seen: '2026-09',
      source: 'a published extension',
    },
    {
      css: '[data-cds="ChatComposerEditor"] [contenteditable="true"]',
      era: 'redesign of August 2026',
      seen: '2026-08-27',
      source: 'lugia19/Claude-Usage-Extension',
    },
    {
      css: 'div.ProseMirror[contenteditable="true"][role="textbox"]',
      era: 'before the redesign',
      seen: '2026-05-04',
      source: 'jackwener/opencli',
    },
  ],
  send: [
    { css: '[data-testid="chat-input-send"]', era: 'autumn 2026', seen: '2026-09', source: 'a published extension' },
    {
      css: '[data-cds="ChatComposerPrimaryAction"] button:not([aria-label="Stop response"])',
      era: 'redesign of August 2026',
      seen: '2026-08-27',
      source: 'lugia19/Claude-Usage-Extension',
    },
    {
      css: 'button[aria-label="Send message"]',
      era: 'by label, English',
      seen: '2026-05-04',
      source: 'jackwener/opencli',
    },
  ],
  stop: [
    {
      css: 'button[aria-label="Stop response"]',
      era: 'by label, English',
      seen: '2026-05-04',
      source: 'jackwener/opencli',
    },
  ],
  user: [{ css: '[data-testid="user-message"]', era: '2026', seen: '2026-09', source: 'a published extension' }],
  assistant: [
    { css: '[data-testid="assistant-message"]', era: '2026', seen: '2026-09', source: 'a published extension' },
    { css: '.font-claude-response', era: 'since 2025', seen: '2026-05-04', source: 'jackwener/opencli' },
  ],
  turn: [
    {
      css: '[data-is-streaming]',
      era: 'an answer, also while it comes',
      seen: '2026-09',
      source: 'a published extension',
    },
  ],
  mount: [
    {
      css: '[data-cds="ChatComposerActions"], [data-cds="ChatComposerChin"]',
      era: 'redesign of August 2026',
      seen: '2026-08-27',
      source: 'lugia19/Claude-Usage-Extension',
    },
  ],
  urls: {
    newChat: [/^\/new(\/|\?|$)/, /^\/(\?|$)/, /^\/project\/[^/?]+\/?(\?|$)/],
    conversation: [/^\/chat\/[0-9a-f-]{36}/],
    temporary: [/^\/new\?(.*&)?incognito\b/],
  },
};
