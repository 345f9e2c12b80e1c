import { expect, test } from 'vitest';
import { isNewChat, type UrlKind, urlKind } from '#lib/sites/composer/new-chat';
import { type SiteRecord, siteByOrigin } from '#lib/sites/index';

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
];

function siteOf(url: URL): SiteRecord {
  const site = siteByOrigin(url.origin);
  if (!site) throw new Error(`no site for ${url.href}`);
  return site;
}

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
    expect(isNewChat(siteOf(url), pageWith(2), url), href).toBe(false);
  }
});
