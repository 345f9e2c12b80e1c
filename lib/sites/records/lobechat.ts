import type { SiteRecord } from '../record';

/** LobeChat, self-hosted and at its makers' addresses. Its controls are told by what is drawn on them. */
export const lobechat: SiteRecord = {
  id: 'lobechat',
  name: 'LobeChat',
  vendor: 'LobeHub',
  origins: ['https://lobechat.com', 'https://app.lobehub.com'],
  matches: ['https://lobechat.com/*', 'https://app.lobehub.com/*'],
  signs: [
    {
      css: 'meta[property="og:site_name"][content^="Lobe"], meta[name="apple-mobile-web-app-title"][content^="Lobe"]',
      era: 'since 2024',
      seen: '2025',
      source: 'lobehub/lobe-chat',
    },
  ],
  engine: 'lexical',
  composer: [
    {
      css: '[data-lexical-editor="true"][contenteditable="true"]',
      era: 'since the end of 2025',
      seen: '2026-11',
      source: 'lobehub/lobe-chat',
    },
  ],
  send: [
    {
      css: 'button:has(svg[viewBox="0 0 14 14"] > path[d^="M.743 3.773"])',
      era: 'by its drawing, since the end of 2025',
      seen: '2026-11',
      source: '@lobehub/editor 4.27',
    },
  ],
  stop: [
    {
      css: 'button:has(svg[viewBox="0 0 1024 1024"] > rect[x="386"])',
      era: 'by its drawing, since the end of 2025',
      seen: '2026-11',
      source: '@lobehub/editor 4.27',
    },
  ],
  user: [],
  assistant: [],
  turn: [],
  mount: [],
  urls: {
    newChat: [/^\/(\?|$)/, /^\/(chat|agent)\/?(\?(?!.*\b(session|topic)=)|$)/],
    conversation: [/^\/(chat|agent).*[?&](session|topic)=/],
    temporary: [],
  },
};
