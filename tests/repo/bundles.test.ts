import { describe, expect, test } from 'vitest';
import { readBuilt } from './files';

/** Rooms that no process but the background's may hold. */
const KEPT_IN = ['keyring', 'vault', 'crypto', 'context', 'consent', 'log', 'anchor', 'credential'];
/** Files of those rooms that are pure and hold nothing, so that the verify page may check proofs with them. */
const PURE = [
  /^lib\/\w+\/verify\.ts$/,
  /^lib\/crypto\/(bytes|canonical|hash)\.ts$/,
  /^lib\/log\/(checkpoint|entry|fault|hash|paths)\.ts$/,
  // Reading a chain, without keys: the client, EAS's calls and the known networks.
  /^lib\/anchor\/(chain|eas|presets|rpc)\.ts$/,
];

const CONTENT_SCRIPTS = ['chat', 'chat-tools'];
const PAGES = ['popup', 'sidepanel', 'options', 'onboarding', 'consent', 'remember', 'verify'];

const modulesOf = (entry: string): string[] => JSON.parse(readBuilt(`modules/chrome-production/${entry}.json`));
const roomOf = (module: string) => /^lib\/(\w+)\//.exec(module)?.[1];
const ours = (modules: string[]) => modules.filter((module) => /^(lib|components|entrypoints)\//.test(module));
const keptIn = (modules: string[]) => modules.filter((module) => KEPT_IN.includes(roomOf(module) ?? ''));

describe('the background', () => {
  test('holds the rooms that the others must not', () => {
    const rooms = new Set(modulesOf('background').map(roomOf));
    expect([...rooms]).toEqual(
      expect.arrayContaining(['keyring', 'vault', 'crypto', 'context', 'consent', 'log', 'anchor']),
    );
  });
});

describe.each(CONTENT_SCRIPTS)('content script %s', (entry) => {
  const modules = modulesOf(entry);

  test('lists its modules', () => {
    expect(ours(modules).length).toBeGreaterThan(2);
  });

  test('holds no key, no vault and no signing', () => {
    expect(keptIn(modules)).toEqual([]);
  });

  test('holds no schema library and no UI library', () => {
    expect(modules.filter((module) => /node_modules\/(valibot|react|ethers|zod)/.test(module))).toEqual([]);
  });
});

describe.each(PAGES)('page %s', (entry) => {
  const modules = modulesOf(entry);

  test('lists its modules', () => {
    expect(ours(modules).length).toBeGreaterThan(2);
  });

  test('holds nothing of the background but pure verifying files', () => {
    expect(keptIn(modules).filter((module) => !PURE.some((pure) => pure.test(module)))).toEqual([]);
  });

  test('holds no library that signs transactions or typed data', () => {
    expect(modules.filter((module) => /node_modules\/(@metamask|ethers)\//.test(module))).toEqual([]);
  });
});
