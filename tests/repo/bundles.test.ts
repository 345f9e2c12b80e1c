import { describe, expect, test } from 'vitest';
import { read, readBuilt } from './files';

/** Rooms that no process but the background's may hold. */
const KEPT_IN = ['keyring', 'vault', 'crypto', 'context', 'consent', 'log', 'anchor', 'credential'];
/** Files of those rooms that are pure and hold nothing, so that the verify page may check proofs with them. */
const PURE = [
  /^lib\/\w+\/verify\.ts$/,
  /^lib\/crypto\/(bytes|canonical|hash)\.ts$/,
  /^lib\/log\/(checkpoint|entry|fault|hash|paths)\.ts$/,
  // Reading a chain, without keys: the client, EAS's calls and the known networks.
  /^lib\/anchor\/(chain|eas|http|presets|rpc)\.ts$/,
  // Reading stamps, and Bitcoin's block headers.
  /^lib\/anchor\/ots\/(file|format|header|ops|reader|timestamp|verify)\.ts$/,
  // Checking a membership: public numbers alone.
  /^lib\/credential\/(fault|groth16|head|line|list|roots|scope|verification-key)\.ts$/,
  /^lib\/credential\/chain\/(group-id|known|node|semaphore)\.ts$/,
  // What the import's worker is asked, and what a person asks an assistant: texts.
  /^lib\/context\/import\/(harvest-request|wire)\.ts$/,
];

const CONTENT_SCRIPTS = ['chat', 'chat-tools', 'harvest-tools', 'page-bridge'];
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

  // Its libraries' front doors lead to them, and every start of the worker would read them.
  test('holds no ciphers, word lists, loggers or clients that nothing here calls', () => {
    const unused =
      /\/(aes-js|debug|semver|micro-ftch|pony-cause|events)\/|\/(json-keystore|scrypt|caip-types|mnemonic|encryption)\.(c?js|mjs)$/;
    const known = /ethers\/lib\.esm\/wallet\/mnemonic\.js$/;
    expect(modulesOf('background').filter((module) => unused.test(module) && !known.test(module))).toEqual([]);
  });

  test('holds Node’s buffer once', () => {
    expect(modulesOf('background').filter((module) => /shims\/buffer\/dist\//.test(module))).toHaveLength(1);
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

describe('what every page of an enabled site gets', () => {
  const GATE = 'chrome-mv3/chat-gate.js';
  const SENTINEL = 'chrome-mv3/content-scripts/chat.js';

  test('is weighed together', () => {
    const { 'size-limit': limits } = JSON.parse(read('package.json')) as {
      'size-limit': { path: string | string[] }[];
    };
    const weighed = limits.map(({ path }) => [path].flat().map((each) => each.replace(/^\.output\//, '')));
    expect(weighed).toContainEqual([SENTINEL, GATE]);
  });

  // It is written out rather than bundled, so there is no list of its modules: it must do without any, and without us.
  test('has a gate that calls nothing of the extension’s and brings nothing in', () => {
    const gate = readBuilt(GATE);
    expect(gate).toContain('addEventListener');
    expect(gate).not.toMatch(/\b(chrome|browser|import|require|fetch|eval|Function)\b/);
  });

  test('has a sentinel that is compiled in one pass, without WXT’s class in it', () => {
    expect(readBuilt(SENTINEL)).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
    expect(modulesOf('chat')).toContain('entrypoints/chat.content/context.ts');
    expect(modulesOf('chat')).not.toContain('node_modules/wxt/dist/utils/content-script-context.mjs');
  });
});

describe('what a connected site’s page gets in its own world', () => {
  const modules = modulesOf('page-provider');

  test('is the provider and names of the protocol, without any part of the extension’s API', () => {
    expect(ours(modules)).toEqual([
      'entrypoints/page-provider.ts',
      'lib/protocol/app-wire.ts',
      'lib/protocol/page-port.ts',
    ]);
    expect(readBuilt('chrome-mv3/page-provider.js')).not.toMatch(/\b(chrome|browser)\.|^var /);
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
