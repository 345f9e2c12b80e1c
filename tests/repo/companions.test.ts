import { describe, expect, test } from 'vitest';
import * as protocol from '#lib/protocol/index';
import { APPS, SITES, siteByOrigin } from '#lib/sites/index';
import { FAULTS } from '#lib/verifier/context/fault';
import { designs, sites } from '../fixtures/sites/index.mjs';
import { filesUnder, read } from './files';

const words = read('locales/en.yml');
const messageKeys = [...words.matchAll(/^([a-z][\w]*):/gm)].map(([, key]) => key as string);

test('every page of the specification has vectors', () => {
  const vectors = filesUnder('tests/vectors').map((path) => path.split('/')[2]?.replace(/\.json$/, ''));
  const pages = filesUnder('docs/spec').flatMap((path) => /^docs\/spec\/(.*)\.md$/.exec(path)?.[1] ?? []);
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((page) => !vectors.includes(page))).toEqual([]);
});

describe('site records and fixtures', () => {
  const records = [...new Set([...SITES, ...APPS])];
  const names = (folder: string, ending: string) =>
    filesUnder(folder)
      .map((path) => path.slice(folder.length + 1, -ending.length))
      .filter((name) => name !== 'index')
      .sort();

  test('every record has a fixture and every fixture a record', () => {
    const recorded = records.map(({ id }) => id).sort();
    expect([...new Set(designs.map(({ id }) => id))].sort()).toEqual(recorded);
    expect(names('lib/sites/records', '.ts')).toEqual(recorded);
    expect(names('tests/fixtures/sites/chats', '.mjs')).toEqual(recorded);
  });

  test('a fixture is served under every host of its record', () => {
    const hosts = SITES.flatMap(({ origins }) => origins.map((origin) => new URL(origin).hostname));
    expect(Object.keys(sites)).toEqual(expect.arrayContaining(hosts));
  });

  test("the hosts of self-hosted apps are nobody's", () => {
    const own = Object.keys(sites).filter((host) => !siteByOrigin(`https://${host}`));
    expect(own.filter((host) => !host.endsWith('.example'))).toEqual([]);
  });
});

test('every method has a request schema, and no method belongs to two kinds of caller', () => {
  const page = Object.entries(protocol.PAGE_METHODS);
  const content = Object.entries(protocol.CONTENT_METHODS);
  for (const [name, schema] of [...page, ...content]) expect(schema, name).toHaveProperty('kind', 'schema');
  const names = [...page, ...content].map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('every fault of the apps’ verifier is explained to their authors', () => {
  const page = read('docs/apps.md');
  expect(FAULTS.filter((fault) => !page.includes(`\`${fault}\``))).toEqual([]);
});

test('every error code has words', () => {
  const missing = protocol.ERROR_CODES.filter((code) => !messageKeys.includes(`error_${code.replaceAll('-', '_')}`));
  expect(missing).toEqual([]);
});
