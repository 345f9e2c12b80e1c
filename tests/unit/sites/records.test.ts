import { describe, expect, test } from 'vitest';
import { type Selector, SITES, siteById, siteByOrigin } from '#lib/sites/index';
import { anyOf } from '#lib/sites/record';

const LISTS = ['composer', 'send', 'stop', 'turn', 'user'] as const;
const dates = (selectors: readonly Selector[]) => selectors.map(({ seen }) => seen);

describe.each(SITES.map((site) => [site.name, site] as const))('%s', (_, site) => {
  test.each(LISTS)('shape: %s is known, and runs newest first', (list) => {
    expect(site[list].length).toBeGreaterThan(0);
    expect(dates(site[list])).toEqual(dates(site[list]).sort().reverse());
  });

  test('shape: every selector says when it was seen, as a day that exists', () => {
    for (const { css, era, seen } of LISTS.flatMap((list) => site[list])) {
      expect(css, 'a selector').not.toBe('');
      expect(era, css).not.toBe('');
      expect(new Date(`${seen}T00:00:00Z`).toISOString().slice(0, 10), css).toBe(seen);
    }
  });

  test('shape: each origin is a secure one and has its match pattern', () => {
    expect(site.matches).toEqual(site.origins.map((origin) => `${origin}/*`));
    for (const origin of site.origins) {
      expect(origin).toMatch(/^https:/);
      expect(new URL(origin).origin).toBe(origin);
    }
  });

  test('shape: URL shapes cannot carry state from one call to the next', () => {
    for (const shape of [...site.urls.newChat, ...site.urls.conversation]) {
      expect(shape.source).toMatch(/^\^/);
      expect(shape.flags).toBe('');
    }
  });
});

test('default: sites are found by origin and by id', () => {
  expect(siteByOrigin('https://claude.ai')?.vendor).toBe('Anthropic');
  expect(siteById('chatgpt')?.vendor).toBe('OpenAI');
});

test('behavior: ids and origins belong to one site each', () => {
  const ids = SITES.map(({ id }) => id);
  const origins = SITES.flatMap((site) => site.origins);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(origins).size).toBe(origins.length);
});

test.each([
  'http://claude.ai',
  'https://claude.ai.example',
  'https://evil.example',
  'https://sub.claude.ai',
  'https://claude.ai/',
  'null',
  '',
])('error: %j belongs to no site', (origin) => {
  expect(siteByOrigin(origin)).toBeUndefined();
});

test('default: a list becomes one selector', () => {
  const of = (css: string): Selector => ({ css, era: 'now', seen: '2026-01-01' });
  expect(anyOf([of('a'), of('b, c')])).toBe('a, b, c');
});
