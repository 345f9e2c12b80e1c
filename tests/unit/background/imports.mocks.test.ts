import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bytes } from '#lib/crypto/bytes';
import { Imports } from '../../../entrypoints/background/backup/imports';
import type { Host } from '../../../entrypoints/background/host';
import files from '../../vectors/wallet-file/files.json';

const opened: { fileKey: Bytes; entropy: Bytes }[] = [];

vi.mock('../../../entrypoints/background/backup/open-file', async (original) => {
  const real = await original<typeof import('../../../entrypoints/background/backup/open-file')>();
  return {
    openFile: async (...call: Parameters<typeof real.openFile>) => {
      const secrets = await real.openFile(...call);
      opened.push(secrets);
      return secrets;
    },
  };
});

const host = { condition: async () => 'none' } as unknown as Host;
const vector = files.vectors.find(({ opening, expect: expected }) => opening.by === 'words' && expected === 'success');
const begin = (imports: Imports, aim: 'check' | 'restore') =>
  imports.begin({
    start: vector?.file ?? '',
    opening: { by: 'words', words: vector?.opening.words?.split(' ') ?? [] },
    aim,
  });
const held = () => opened.flatMap(({ fileKey, entropy }) => [...fileKey, ...entropy]).filter((byte) => byte !== 0);

beforeEach(() => {
  opened.length = 0;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => void vi.useRealTimers());

describe('what opens a file, while it comes in', () => {
  test('behavior: stays while its page goes on, and is wiped when it was closed', async () => {
    const imports = new Imports(host, async () => {});
    const { id } = await begin(imports, 'restore');
    expect(held().length).toBeGreaterThan(0);
    for (let i = 0; i < 5; i++) {
      vi.advanceTimersByTime(60_000);
      await imports.feed(id, new Uint8Array());
    }
    expect(held().length).toBeGreaterThan(0);
    vi.advanceTimersByTime(10 * 60_000);
    expect(held()).toEqual([]);
    await expect(imports.feed(id, new Uint8Array())).rejects.toMatchObject({ code: 'import-gone' });
  });

  test('behavior: is wiped when it is cancelled', async () => {
    const imports = new Imports(host, async () => {});
    imports.cancel((await begin(imports, 'restore')).id);
    expect(held()).toEqual([]);
  });

  test('behavior: is wiped when another import begins', async () => {
    const imports = new Imports(host, async () => {});
    await begin(imports, 'restore');
    const [first] = opened;
    await begin(imports, 'restore');
    expect(first?.entropy.every((byte) => byte === 0)).toBe(true);
  });

  test('error: is wiped when the file is not what it should be', async () => {
    const imports = new Imports(host, async () => {});
    const { id } = await begin(imports, 'restore');
    await expect(imports.feed(id, new Uint8Array([1]))).rejects.toMatchObject({ code: 'file-extended' });
    expect(held()).toEqual([]);
  });

  test('behavior: the 12 words are not kept for a look', async () => {
    await begin(new Imports(host, async () => {}), 'check');
    expect(opened[0]?.entropy.every((byte) => byte === 0)).toBe(true);
  });
});
