import type { SiteRecord } from '../record';

/** Microsoft Copilot, the one for everybody; the one for companies is another app at another address. */
export const copilot: SiteRecord = {
  id: 'copilot',
  name: 'Copilot',
  vendor: 'Microsoft',
  origins: ['https://copilot.microsoft.com'],
  matches: ['https://copilot.microsoft.com/*'],
  engine: 'field',
  composer: [
    { css: 'textarea#userInput', era: 'since 2025', seen: '2026-08-11', source: 'robertpiosik/CodeWebChat' },
    {
      css: 'textarea[data-testid="composer-input"]',
      era: 'since 2025',
      seen: '2026-05-14',
      source: 'spartDev/My-Prompt-Manager',
    },
  ],
  send: [
    {
      css: '[data-testid="submit-button"]',
      era: 'since 2025',
      seen: '2026-05-14',
      source: 'spartDev/My-Prompt-Manager',
    },
    {
      css: 'button[title="Submit message"], button[aria-label*="Submit" i]',
      era: 'by label, English',
      seen: '2025-05',
      source: 'MaxITService/OneClickPrompts',
    },
  ],
  stop: [
    {
      css: 'button[data-testid="stop-button"]',
      era: 'since 2025',
      seen: '2026-05-14',
      source: 'spartDev/My-Prompt-Manager',
    },
  ],
  user: [
    {
      css: '[data-content="user-message"], .group\\/user-message',
      era: 'since 2025',
      seen: '2026-03-23',
      source: 'revivalstack/ai-chat-exporter',
    },
  ],
  assistant: [
    {
      css: '[data-content="ai-message"], .group\\/ai-message',
      era: 'since 2025',
      seen: '2026-03-23',
      source: 'revivalstack/ai-chat-exporter',
    },
  ],
  turn: [],
  mount: [],
  urls: {
    newChat: [/^\/(\?|$)/, /^\/chats\/?(\?|$)/],
    conversation: [/^\/chats\/[A-Za-z0-9_-]+/],
    temporary: [],
  },
};
