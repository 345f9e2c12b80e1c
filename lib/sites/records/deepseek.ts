import type { SiteRecord } from '../record';

/** DeepSeek. A textarea under a placeholder that is translated, and a send control without a name. */
export const deepseek: SiteRecord = {
  id: 'deepseek',
  name: 'DeepSeek',
  vendor: 'DeepSeek',
  origins: ['https://chat.deepseek.com'],
  matches: ['https://chat.deepseek.com/*'],
  engine: 'field',
  composer: [
    {
      css: 'textarea[placeholder*="DeepSeek"]',
      era: 'since 2025',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
    { css: 'textarea.ds-scroll-area', era: 'since the end of 2025', seen: '2026-07-06', source: 'jackwener/opencli' },
    { css: 'textarea#chat-input', era: 'before the redesign', seen: '2025-12-20', source: 'xiaolai/insidebar-ai' },
  ],
  send: [
    {
      css: 'div[role="button"].ds-button--primary.ds-button--filled.ds-button--circle',
      era: '2026',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
    {
      css: 'input[type="file"] + div[aria-disabled]',
      era: 'since 2025',
      seen: '2026-05-04',
      source: 'jackwener/opencli',
    },
  ],
  stop: [],
  user: [
    {
      css: '.ds-message:not(:has(.ds-markdown))',
      era: 'inferred from the answers',
      seen: '2026',
      source: 'jackwener/opencli',
    },
  ],
  assistant: [{ css: '.ds-message .ds-markdown', era: 'since 2025', seen: '2026-07-06', source: 'jackwener/opencli' }],
  turn: [{ css: '.ds-message', era: 'since 2025', seen: '2026-07-06', source: 'jackwener/opencli' }],
  mount: [{ css: 'div:has(> .ds-toggle-button)', era: 'since 2025', seen: '2026-07-06', source: 'jackwener/opencli' }],
  urls: {
    newChat: [/^\/(\?|$)/],
    conversation: [/^\/a\/chat\/s\/[0-9a-f-]+/],
    temporary: [],
  },
};
