import { openDB } from 'idb';

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
