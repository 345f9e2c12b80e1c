import type { SiteRecord } from '../record';

/** Open WebUI, self-hosted, and forks of it. TipTap, or a textarea where rich text is switched off. */
export const openwebui: SiteRecord = {
  id: 'openwebui',
  name: 'Open WebUI',
  vendor: 'whoever runs it',
  origins: [],
  matches: [],
  signs: [
    {
      css: '#chat-input-container #chat-input, #chat-input ~ #send-message-button, form:has(#send-message-button) #chat-input',
      era: 'since the end of 2024',
      seen: '2026-08',
      source: 'open-webui/open-webui',
    },
  ],
  engine: 'prosemirror',
  composer: [
    { css: '#chat-input', era: 'since the end of 2024', seen: '2026-08', source: 'robertpiosik/CodeWebChat' },
    {
      css: '#chat-input-container [contenteditable="true"]',
      era: 'since 2025',
      seen: '2025',
      source: 'open-webui/open-webui',
    },
  ],
  send: [{ css: '#send-message-button', era: 'since 2024', seen: '2026-08', source: 'robertpiosik/CodeWebChat' }],
  stop: [],
  user: [{ css: '.user-message, .chat-user', era: 'since 2024', seen: '2025', source: 'open-webui/open-webui' }],
  assistant: [{ css: '.chat-assistant', era: 'since 2024', seen: '2025', source: 'open-webui/open-webui' }],
  turn: [],
  mount: [{ css: '#chat-input-container', era: 'since 2025', seen: '2025', source: 'open-webui/open-webui' }],
  urls: {
    newChat: [/^\/(\?|$)/],
    conversation: [/^\/c\/[0-9a-f-]+/],
    temporary: [/[?&]temporary-chat=true\b/],
  },
};
