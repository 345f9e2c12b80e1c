import type { SiteRecord } from '../record';

/** Claude. TipTap in several composer designs that are live at once. */
export const claude: SiteRecord = {
  id: 'claude',
  name: 'Claude',
  vendor: 'Anthropic',
  origins: ['https://claude.ai'],
  matches: ['https://claude.ai/*'],
  composer: [
    { css: '[data-testid="chat-input"][contenteditable="true"]', era: 'autumn 2026', seen: '2026-09-01' },
    {
      css: '[data-cds="ChatComposerEditor"] [contenteditable="true"]',
      era: 'redesign of August 2026',
      seen: '2026-08-27',
    },
    { css: 'div.ProseMirror[contenteditable="true"][role="textbox"]', era: 'before the redesign', seen: '2026-05-04' },
  ],
  send: [
    { css: '[data-testid="chat-input-send"]', era: 'autumn 2026', seen: '2026-09-01' },
    { css: '[data-cds="ChatComposerPrimaryAction"] button', era: 'redesign of August 2026', seen: '2026-08-27' },
    { css: 'button[aria-label="Send message"]', era: 'by label, English', seen: '2026-05-04' },
  ],
  stop: [{ css: 'button[aria-label="Stop response"]', era: 'by label, English', seen: '2026-05-04' }],
  turn: [
    {
      css: '[data-testid="user-message"], [data-testid="assistant-message"], [data-is-streaming]',
      era: '2026',
      seen: '2026-09-01',
    },
    { css: '.font-claude-response', era: 'since 2025', seen: '2026-05-04' },
  ],
  user: [{ css: '[data-testid="user-message"]', era: '2026', seen: '2026-09-01' }],
  urls: {
    newChat: [/^\/new(\/|\?|$)/, /^\/(\?|$)/, /^\/project\/[^/?]+\/?(\?|$)/],
    conversation: [/^\/chat\/[0-9a-f-]{36}/],
  },
};
