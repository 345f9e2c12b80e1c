import type { SiteRecord } from '../record';

/** Gemini. Quill inside an Angular element; the composer for editing an old message is a Quill too. */
export const gemini: SiteRecord = {
  id: 'gemini',
  name: 'Gemini',
  vendor: 'Google',
  origins: ['https://gemini.google.com'],
  matches: ['https://gemini.google.com/*'],
  engine: 'quill',
  composer: [
    {
      css: 'rich-textarea .ql-editor[contenteditable="true"]:not(.edit-mode *)',
      era: 'since 2024',
      seen: '2026-08-20',
      source: 'jonathanbertholet/promptmanager',
    },
    {
      css: 'div.ql-editor.textarea.new-input-ui[contenteditable="true"][role="textbox"]',
      era: 'since 2025',
      seen: '2026-05-10',
      source: 'a recorded page',
    },
  ],
  send: [
    {
      css: 'button.send-button:not(.stop):not(:has(mat-icon[fonticon="stop"]))',
      era: 'since 2024',
      seen: '2026-08-08',
      source: 'robertpiosik/CodeWebChat',
    },
    {
      css: 'button[aria-label*="Send" i]',
      era: 'by label, English',
      seen: '2026-02-09',
      source: 'srbhptl39/MCP-SuperAssistant',
    },
  ],
  stop: [
    {
      css: 'button:has(mat-icon[fonticon="stop"])',
      era: 'since 2024',
      seen: '2026-08-08',
      source: 'robertpiosik/CodeWebChat',
    },
  ],
  user: [{ css: 'user-query', era: 'since 2024', seen: '2026-08-08', source: 'robertpiosik/CodeWebChat' }],
  assistant: [{ css: 'model-response', era: 'since 2024', seen: '2026-08-08', source: 'robertpiosik/CodeWebChat' }],
  turn: [],
  mount: [
    {
      css: '.trailing-actions-wrapper, .leading-actions-wrapper',
      era: 'since 2025',
      seen: '2026-02-09',
      source: 'srbhptl39/MCP-SuperAssistant',
    },
  ],
  urls: {
    newChat: [/^(\/u\/\d+)?\/app\/?(\?|$)/, /^(\/u\/\d+)?\/gem\/[^/?]+\/?(\?|$)/],
    conversation: [/^(\/u\/\d+)?\/app\/[0-9a-f]{6,}/, /^(\/u\/\d+)?\/gem\/[^/]+\/[0-9a-f]+/],
    temporary: [],
  },
};
