import { expect, test } from 'vitest';
import { isNewChat, isTemporary, type UrlKind, urlKind } from '#lib/sites/composer/new-chat';
import { siteById, siteByOrigin } from '#lib/sites/index';
import { forPage, type PageSite, type SiteRecord } from '#lib/sites/record';

const UUID = '0f6d1a52-7c7e-4f0e-9b64-2f6f3a1c9d10';

const KINDS: [string, UrlKind][] = [
  ['https://chatgpt.com/', 'new'],
  ['https://chatgpt.com/?model=gpt-5', 'new'],
  ['https://chatgpt.com/?temporary-chat=true', 'new'],
  ['https://chatgpt.com/g/g-p-12ab-garden/project', 'new'],
  ['https://chatgpt.com/g/g-12ab-tutor', 'new'],
  [`https://chatgpt.com/c/${UUID}`, 'conversation'],
  [`https://chatgpt.com/c/WEB:${UUID}`, 'conversation'],
  [`https://chatgpt.com/g/g-p-12ab-garden/c/${UUID}`, 'conversation'],
  ['https://chatgpt.com/library', 'other'],
  ['https://claude.ai/', 'new'],
  ['https://claude.ai/new', 'new'],
  ['https://claude.ai/new?incognito', 'new'],
  [`https://claude.ai/project/${UUID}`, 'new'],
  [`https://claude.ai/chat/${UUID}`, 'conversation'],
  [`https://claude.ai/chat/${UUID}?from=share`, 'conversation'],
  ['https://claude.ai/newsletter', 'other'],
  ['https://claude.ai/settings/profile', 'other'],
  ['https://gemini.google.com/app', 'new'],
  ['https://gemini.google.com/u/1/app', 'new'],
  ['https://gemini.google.com/gem/coding-partner', 'new'],
  ['https://gemini.google.com/app/3f2a9c81d04b77e1', 'conversation'],
  ['https://gemini.google.com/u/1/gem/coding-partner/3f2a9c81d04b77e1', 'conversation'],
  ['https://gemini.google.com/saved-info', 'other'],
  ['https://copilot.microsoft.com/', 'new'],
  ['https://copilot.microsoft.com/chats', 'new'],
  ['https://copilot.microsoft.com/chats/a1B2c3', 'conversation'],
  ['https://www.perplexity.ai/?focus=academic', 'new'],
  ['https://perplexity.ai/search/bread-in-winter.x1', 'conversation'],
  ['https://perplexity.ai/search/new', 'other'],
  ['https://grok.com/', 'new'],
  ['https://grok.com/c#private', 'new'],
  [`https://grok.com/c/${UUID}`, 'conversation'],
  ['https://chat.deepseek.com/', 'new'],
  [`https://chat.deepseek.com/a/chat/s/${UUID}`, 'conversation'],
  ['https://chat.mistral.ai/chat', 'new'],
  ['https://chat.mistral.ai/incognito', 'new'],
  [`https://chat.mistral.ai/chat/${UUID}`, 'conversation'],
  ['https://poe.com/', 'new'],
  ['https://poe.com/Claude-Sonnet', 'new'],
  ['https://poe.com/settings', 'other'],
  ['https://poe.com/chat/2xq9', 'conversation'],
  ['https://www.meta.ai/', 'new'],
  [`https://meta.ai/prompt/${UUID}`, 'conversation'],
  ['https://www.kimi.com/', 'new'],
  ['https://www.kimi.com/chat/d0abc', 'conversation'],
  ['https://chat.qwen.ai/', 'new'],
  [`https://chat.qwen.ai/c/${UUID}`, 'conversation'],
  ['https://huggingface.co/chat', 'new'],
  ['https://huggingface.co/chat/', 'new'],
  ['https://huggingface.co/chat/conversation/66f0aa', 'conversation'],
  ['https://huggingface.co/chat/settings', 'other'],
  ['https://lobechat.com/chat', 'new'],
  ['https://lobechat.com/chat?session=inbox&topic=t1', 'conversation'],
];

function page(record: SiteRecord | undefined): PageSite {
  if (!record) throw new Error('no such site');
  return forPage(record);
}
const siteOf = ({ origin }: URL): PageSite => page(siteByOrigin(origin));

/** A page that shows this many turns, and answers no other question. */
const pageWith = (turns: number) => ({ querySelector: () => (turns > 0 ? {} : null) }) as unknown as Document;

test.each(KINDS)('default: %s is %s', (href, kind) => {
  const url = new URL(href);
  expect(urlKind(siteOf(url), url)).toBe(kind);
});

test.each(KINDS)(
  'behavior: a page without turns at %s is a new chat unless it is a conversation (%s)',
  (href, kind) => {
    const url = new URL(href);
    expect(isNewChat(siteOf(url), pageWith(0), url)).toBe(kind !== 'conversation');
  },
);

test('behavior: a page with turns is never a new chat, whatever its URL', () => {
  for (const [href] of KINDS) {
    const url = new URL(href);
    const site = siteOf(url);
    if (site.turn !== '') expect(isNewChat(site, pageWith(2), url), href).toBe(false);
  }
});

test.each<[string, string, UrlKind]>([
  ['openwebui', 'https://ai.example/', 'new'],
  ['openwebui', `https://ai.example/c/${UUID}`, 'conversation'],
  ['librechat', 'https://ai.example/c/new', 'new'],
  ['librechat', `https://ai.example/c/${UUID}`, 'conversation'],
  ['lobechat', 'http://localhost:3210/agent', 'new'],
])('default: of %s at an address of its own, %s is %s', (id, href, kind) => {
  expect(urlKind(page(siteById(id)), new URL(href))).toBe(kind);
});

test.each([
  ['https://chatgpt.com/?temporary-chat=true', true],
  ['https://chatgpt.com/?model=temporary-chat', false],
  ['https://claude.ai/new?incognito', true],
  ['https://claude.ai/new', false],
  ['https://grok.com/c#private', true],
  ['https://grok.com/', false],
  ['https://chat.mistral.ai/incognito', true],
])('behavior: whether %s is a temporary chat: %s', (href, temporary) => {
  const url = new URL(href);
  expect(isTemporary(siteOf(url), url)).toBe(temporary);
});
