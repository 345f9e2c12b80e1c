import { expect, test } from 'vitest';
import * as protocol from '#lib/protocol/index';
import { SITES } from '#lib/sites/index';
import { sites } from '../fixtures/sites/index.mjs';
import { filesUnder, read } from './files';

const words = read('locales/en.yml');
const messageKeys = [...words.matchAll(/^([a-z][\w]*):/gm)].map(([, key]) => key as string);

test('every page of the specification has vectors', () => {
  const vectors = filesUnder('tests/vectors').map((path) => path.split('/')[2]?.replace(/\.json$/, ''));
  const pages = filesUnder('docs/spec').map((path) => path.replace(/^docs\/spec\/|\.md$/g, ''));
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((page) => !vectors.includes(page))).toEqual([]);
});

test('every site record has a fixture and every fixture a record', () => {
  const recorded = SITES.flatMap(({ origins }) => origins.map((origin) => new URL(origin).hostname));
  expect(Object.keys(sites).sort()).toEqual(recorded.sort());
});

test('every method has a request schema, and no method belongs to two kinds of caller', () => {
  const page = Object.entries(protocol.PAGE_METHODS);
  const content = Object.entries(protocol.CONTENT_METHODS);
  for (const [name, schema] of [...page, ...content]) expect(schema, name).toHaveProperty('kind', 'schema');
  const names = [...page, ...content].map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every error code has words', () => {
  const missing = protocol.ERROR_CODES.filter((code) => !messageKeys.includes(`error_${code.replaceAll('-', '_')}`));
  expect(missing).toEqual([]);
});
