import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { SITES_KEY, siteHere } from '#lib/sites/here';
import { APPS, type Selector, SITES, siteById, siteByOrigin } from '#lib/sites/index';
import { anyOf, forPage, type PageSite } from '#lib/sites/record';
import { recordFile } from '#lib/sites/record-file';

const LISTS = ['composer', 'send', 'stop', 'user', 'assistant', 'turn', 'mount'] as const;
/** A year, a month or a day. */
const SEEN = /^\d{4}(-\d\d(-\d\d)?)?$/;
const RECORDS = [...new Set([...SITES, ...APPS])];
const dates = (selectors: readonly Selector[]) => selectors.map(({ seen }) => seen);

describe.each(RECORDS.map((site) => [site.name, site] as const))('%s', (_, site) => {
  test.each(LISTS)('shape: %s runs newest first', (list) => {
    expect(dates(site[list])).toEqual(dates(site[list]).sort().reverse());
  });

  test('shape: the composer is known, and the site by its address or by its looks', () => {
    expect(site.composer.length).toBeGreaterThan(0);
    expect(site.origins.length + (site.signs?.length ?? 0)).toBeGreaterThan(0);
    expect(site.urls.newChat.length).toBeGreaterThan(0);
    expect(site.urls.conversation.length).toBeGreaterThan(0);
  });

  test('shape: every selector says when and by whom it was seen', () => {
    for (const { css, era, seen, source } of [...LISTS.flatMap((list) => site[list]), ...(site.signs ?? [])]) {
      for (const said of [css, era, source]) expect(said, css).not.toBe('');
      expect(seen, css).toMatch(SEEN);
      expect(new Date(seen).toISOString().slice(0, seen.length), css).toBe(seen);
    }
  });

  test('shape: each origin is a secure one and has its match pattern', () => {
    expect(site.matches.map((pattern) => new URL(pattern).origin)).toEqual([...site.origins]);
    for (const origin of site.origins) {
      expect(origin).toMatch(/^https:/);
      expect(new URL(origin).origin).toBe(origin);
    }
  });

  test('shape: URL shapes cannot carry state from one call to the next', () => {
    const { newChat, conversation, temporary } = site.urls;
    for (const shape of [...newChat, ...conversation, ...temporary]) expect(shape.flags).toBe('');
    for (const shape of [...newChat, ...conversation]) expect(shape.source).toMatch(/^\^/);
  });

  test('behavior: what its pages get is the record, in no more than a kilobyte', () => {
    expect(injected(recordFile([site]))).toEqual([{ ...forPage(site), signs: '' }]);
    expect(gzipSync(recordFile([site])).length).toBeLessThan(1_024);
  });
});

/** What a record's file leaves in the world that it runs in. */
function injected(file: string): PageSite[] {
  new Function(file)();
  return (globalThis as { [SITES_KEY]?: PageSite[] })[SITES_KEY] ?? [];
}

/** A page on which only this selector finds something. */
const pageWith = (css: string) => ({ querySelector: (wanted: string) => (wanted === css ? {} : null) }) as Document;

afterEach(() => {
  Reflect.deleteProperty(globalThis, SITES_KEY);
});

test('default: a page knows nothing of a site without its record', () => {
  expect(siteHere(pageWith('main'))).toBeUndefined();
});

test('default: on its own hosts a site is known without any sign', () => {
  injected(recordFile(SITES.filter(({ id }) => id === 'lobechat')));
  expect(siteHere(pageWith('nothing'))?.id).toBe('lobechat');
});

test.each(APPS.map(({ id }) => id))('behavior: %s is told from the other apps by its signs', (id) => {
  const apps = injected(recordFile(APPS));
  const signs = apps.find((app) => app.id === id)?.signs ?? '';
  expect(signs).not.toBe('');
  expect(siteHere(pageWith(signs))?.id).toBe(id);
  expect(siteHere(pageWith('textarea'))).toBeUndefined();
});

test('default: sites are found by origin and by id', () => {
  expect(siteByOrigin('https://claude.ai')?.vendor).toBe('Anthropic');
  expect(siteById('chatgpt')?.vendor).toBe('OpenAI');
});

test('behavior: ids and origins belong to one site each', () => {
  const ids = RECORDS.map(({ id }) => id);
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
  const of = (css: string): Selector => ({ css, era: 'now', seen: '2026', source: 'here' });
  expect(anyOf([of('a'), of('b, c')])).toBe('a, b, c');
});
