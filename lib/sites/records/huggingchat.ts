import type { SiteRecord } from '../record';

/** HuggingChat, one part of a larger site. Any `beforeinput` on its field opens a login for people not signed in. */
export const huggingchat: SiteRecord = {
  id: 'huggingchat',
  name: 'HuggingChat',
  vendor: 'Hugging Face',
  origins: ['https://huggingface.co'],
  matches: ['https://huggingface.co/chat*'],
  engine: 'field',
  composer: [
    { css: 'form textarea[inputmode="text"]', era: 'since 2025', seen: '2026-08-21', source: 'huggingface/chat-ui' },
  ],
  send: [
    {
      css: 'form:has(textarea) button[type="submit"]',
      era: 'since 2025',
      seen: '2026-08-21',
      source: 'huggingface/chat-ui',
    },
  ],
  stop: [{ css: 'button.stop-generating-btn', era: 'since 2025', seen: '2026-08-21', source: 'huggingface/chat-ui' }],
  user: [{ css: '[data-message-type="user"]', era: 'since 2025', seen: '2026-08-21', source: 'huggingface/chat-ui' }],
  assistant: [
    { css: '[data-message-role="assistant"]', era: 'since 2025', seen: '2026-08-21', source: 'huggingface/chat-ui' },
  ],
  turn: [],
  mount: [],
  urls: {
    newChat: [/^\/chat\/?(\?|$)/],
    conversation: [/^\/chat\/conversation\/[0-9a-f]+/],
    temporary: [],
  },
};
