import type { SiteRecord } from '../record';

/** Poe. Class names end in hashes, so they are matched by how they begin. */
export const poe: SiteRecord = {
  id: 'poe',
  name: 'Poe',
  vendor: 'Quora',
  origins: ['https://poe.com'],
  matches: ['https://poe.com/*'],
  engine: 'field',
  composer: [
    {
      css: 'textarea[class*="GrowingTextArea_textArea"]',
      era: 'since 2023',
      seen: '2026-08-20',
      source: 'jonathanbertholet/promptmanager',
    },
  ],
  send: [
    {
      css: 'button[class*="ChatMessageSendButton_sendButton"]',
      era: 'since 2023',
      seen: '2026-08-20',
      source: 'jonathanbertholet/promptmanager',
    },
    {
      css: 'button[aria-label="Send message"]',
      era: 'by label, English',
      seen: '2026',
      source: 'a published extension',
    },
  ],
  stop: [],
  user: [
    {
      css: '[class*="ChatMessage_chatMessage"]:has([class*="rightSideMessageBubble"])',
      era: 'since 2024',
      seen: '2026',
      source: 'a published extension',
    },
  ],
  assistant: [
    {
      css: '[class*="ChatMessage_chatMessage"]:not(:has([class*="rightSide"]))',
      era: 'since 2024',
      seen: '2026',
      source: 'a published extension',
    },
  ],
  turn: [],
  mount: [],
  urls: {
    newChat: [
      /^\/(\?|$)/,
      // A bot's page.
      /^\/(?!(?:settings|login|explore|about|chats?|create_bot|profile)\b)[^/?]+\/?(\?|$)/,
    ],
    conversation: [/^\/chat\/\w+/],
    temporary: [],
  },
};
