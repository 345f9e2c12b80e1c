import { describe, expect, test } from 'vitest';
import { randomBytes } from '#lib/crypto/bytes';
import { writeHeader } from '#lib/vault/file/header';
import { backupKey, wrapFileKey } from '#lib/vault/file/index';
import { newestIn } from '../../../entrypoints/background/backup/folder';

const part = { iv: 'AAAA', body: 'AAAA' };
const kdf = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: 'AAAA' } as const;
const wraps = { kdf, rootByPassword: part, rootByPhrase: part, phraseByPassword: part };

async function fileOf(root: Uint8Array<ArrayBuffer>, created: number): Promise<Blob> {
  const fileKey = randomBytes(32);
  const key = await wrapFileKey(fileKey, await backupKey(root), wraps);
  return new Blob([await writeHeader({ created, key }, fileKey), new Uint8Array(50_000)]);
}

const folderOf = (files: Record<string, Blob>) =>
  ({
    async *keys() {
      yield* Object.keys(files);
    },
    getFileHandle: async (name: string) => ({ getFile: async () => files[name] }),
  }) as unknown as FileSystemDirectoryHandle;

describe('the newest backup in a folder', () => {
  test('default: of this vault alone, by what its header says', async () => {
    const [own, other] = [randomBytes(32), randomBytes(32)];
    const folder = folderOf({
      'satchel-2026-11-01.satchel': await fileOf(own, 100),
      'satchel-2026-11-08.satchel': await fileOf(own, 200),
      'satchel-2026-11-15.satchel': await fileOf(other, 300),
      'satchel-2026-11-16.satchel': new Blob(['half a file']),
      'satchel-for-new-device-2026-11-20.satchel': await fileOf(own, 400),
      'notes.txt': new Blob(['notes']),
    });
    expect(await newestIn(folder, await backupKey(own))).toBe(200);
    expect(await newestIn(folder, await backupKey(randomBytes(32)))).toBeNull();
  });

  test('behavior: an empty folder', async () => {
    expect(await newestIn(folderOf({}), await backupKey(randomBytes(32)))).toBeNull();
  });
});
