import { openDB } from 'idb';
import type { Bytes } from '#lib/crypto/bytes';
import { isOfVault, MAX_HEADER_BYTES, readHeader } from '#lib/vault/file/index';

/** Where pages put the handle of the folder that the person picked: only IndexedDB keeps one. */
export const FOLDER_DB = 'satchel-folder';

/** The folder, when it may be written to without asking the person. */
export async function backupFolder(): Promise<FileSystemDirectoryHandle | null> {
  const db = await openDB(FOLDER_DB, 1, { upgrade: (made) => void made.createObjectStore('folder') });
  try {
    const handle: unknown = await db.get('folder', 'folder');
    if (!isFolder(handle)) return null;
    return (await handle.queryPermission({ mode: 'readwrite' })) === 'granted' ? handle : null;
  } finally {
    db.close();
  }
}

type Folder = FileSystemDirectoryHandle & {
  queryPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
};

const isFolder = (handle: unknown): handle is Folder =>
  typeof FileSystemDirectoryHandle !== 'undefined' && handle instanceof FileSystemDirectoryHandle;

const BACKUP = /^satchel-\d{4}-\d\d-\d\d\.satchel$/;
/** Names sort by their day; other wallets may keep files there too. */
const LOOKED_AT = 5;

/**
 * When the newest of a folder's files was made that one vault wrote, Unix milliseconds by its own clock.
 *
 * @param key what opens that vault's files
 */
export async function newestIn(folder: FileSystemDirectoryHandle, key: Bytes): Promise<number | null> {
  const names: string[] = [];
  for await (const name of folder.keys()) if (BACKUP.test(name)) names.push(name);
  for (const name of names.sort().reverse().slice(0, LOOKED_AT)) {
    const created = await createdBy(await folder.getFileHandle(name), key).catch(() => null);
    if (created !== null) return created;
  }
  return null;
}

async function createdBy(handle: FileSystemFileHandle, key: Bytes): Promise<number | null> {
  const start = (await handle.getFile()).slice(0, MAX_HEADER_BYTES);
  const { header } = readHeader(new Uint8Array(await start.arrayBuffer()));
  return (await isOfVault(header.key, key)) ? header.created : null;
}
