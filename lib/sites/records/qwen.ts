import type { SiteRecord } from '../record';

/** Qwen Chat. Some builds keep a mirror of the textarea beside it, without width. */
export const qwen: SiteRecord = {
  id: 'qwen',
  name: 'Qwen',
  vendor: 'Alibaba Cloud',
  origins: ['https://chat.qwen.ai'],
  matches: ['https://chat.qwen.ai/*'],
  engine: 'field',
  composer: [
    { css: 'textarea.message-input-textarea', era: '2026', seen: '2026-08-10', source: 'robertpiosik/CodeWebChat' },
    {
      css: 'textarea#chat-input',
      era: '2025, on Open WebUI',
      seen: '2026-02-09',
      source: 'srbhptl39/MCP-SuperAssistant',
    },
  ],
  send: [
    {
      css: 'button.send-button:not(.disabled), button.omni-button-content-btn',
      era: '2026',
      seen: '2026-08-10',
      source: 'robertpiosik/CodeWebChat',
    },
    { css: '.chat-prompt-send-button button', era: '2026', seen: '2026', source: 'a recorded page' },
  ],
  stop: [],
  user: [{ css: '.chat-user-message', era: '2026', seen: '2026', source: 'a recorded page' }],
  assistant: [
    {
      css: '.qwen-chat-message-assistant .response-message-content',
      era: '2026',
      seen: '2026',
      source: 'a recorded page',
    },
  ],
  turn: [],
  mount: [
    { css: '.message-input-right-button, .action-bar-left', era: '2026', seen: '2026', source: 'a recorded page' },
  ],
  urls: {
    newChat: [/^\/(\?|$)/],
    conversation: [/^\/c\/[0-9a-f-]+/],
    temporary: [],
  },
};
