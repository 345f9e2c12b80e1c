import { describe, expect, test } from 'vitest';
import { filesUnder, read } from './files';

const ROOMS = ['entrypoints', 'components', 'lib'];
const sources = ROOMS.flatMap(filesUnder).filter((path) => /\.tsx?$/.test(path));
const tests = filesUnder('tests').filter((path) => /\.ts$/.test(path));
const lines = (path: string) => read(path).split('\n').length - 1;

describe('files', () => {
  test('none is over 400 lines', () => {
    expect([...sources, ...tests].filter((path) => lines(path) > 400)).toEqual([]);
  });

  test('the median is under 100 lines', () => {
    const lengths = sources.map(lines).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(100);
  });

  test('nothing is left for later', () => {
    const mark = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|expect-error)/;
    const others = tests.filter((path) => path !== 'tests/repo/sources.test.ts');
    expect([...sources, ...others].filter((path) => mark.test(read(path)))).toEqual([]);
  });

  test('no test is skipped', () => {
    expect(tests.filter((path) => /\b(test|it|describe)\.(skip|only|todo|fixme)\b/.test(read(path)))).toEqual([]);
  });
});

describe('words', () => {
  const keys = [...read('locales/en.yml').matchAll(/^([a-z]\w*):/gm)].map(([, key]) => key as string);
  const code = [...sources, 'wxt.config.ts'].map(read).join('\n');

  test('every key that the code names exists', () => {
    const named = [...code.matchAll(/i18n\.t\(\s*'([\w]+)'/g)].map(([, key]) => key as string);
    expect(named.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test('every key is used', () => {
    const dynamic = [...code.matchAll(/[`']([a-z]\w*_)(?:\$\{|' ?\+)/g)].map(([, prefix]) => prefix as string);
    const isUsed = (key: string) =>
      new RegExp(`['"\`]${key}['"\`]|__MSG_${key}__`).test(code) || dynamic.some((prefix) => key.startsWith(prefix));
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });
});
