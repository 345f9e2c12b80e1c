import type { SiteRecord } from '../record';

/** LibreChat, self-hosted. It shares its ids with ChatGPT, but not its editor. */
export const librechat: SiteRecord = {
  id: 'librechat',
  name: 'LibreChat',
  vendor: 'whoever runs it',
  origins: [],
  matches: [],
  signs: [
    {
      css: 'textarea#prompt-textarea[data-testid="text-input"]',
      era: 'since 2023',
      seen: '2026',
      source: 'danny-avila/LibreChat',
    },
  ],
  engine: 'field',
  composer: [
    {
      css: 'textarea#prompt-textarea[data-testid="text-input"]',
      era: 'since 2023',
      seen: '2026',
      source: 'danny-avila/LibreChat',
    },
  ],
  send: [
    {
      css: '#send-button, [data-testid="send-button"]',
      era: 'since 2023',
      seen: '2026',
      source: 'danny-avila/LibreChat',
    },
  ],
  stop: [],
  user: [{ css: '.user-turn', era: 'in older versions', seen: '2025', source: 'danny-avila/LibreChat' }],
  assistant: [{ css: '.agent-turn', era: 'in older versions', seen: '2025', source: 'danny-avila/LibreChat' }],
  turn: [],
  mount: [],
  urls: {
    newChat: [/^\/c\/new\/?(\?|$)/],
    conversation: [/^\/c\/(?!new)[0-9a-f-]{36}/],
    temporary: [],
  },
};
