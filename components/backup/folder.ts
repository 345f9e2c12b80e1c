import { openDB } from 'idb';

/** Only IndexedDB keeps a folder's handle; the background reads it from there. */
const DB = 'satchel-folder';

type Folder = FileSystemDirectoryHandle & {
  requestPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
};
type Picker = { showDirectoryPicker?: (options: { mode: 'readwrite'; id: string }) => Promise<Folder> };

const opened = () => openDB(DB, 1, { upgrade: (db) => void db.createObjectStore('folder') });

/** Whether this browser lets a page keep a folder. */
export const canKeepFolder = (): boolean => 'showDirectoryPicker' in globalThis;

/** Asks for a folder. @returns its name, or null when the person turned away */
export async function pickFolder(): Promise<string | null> {
  const folder = await (globalThis as Picker)
    .showDirectoryPicker?.({ mode: 'readwrite', id: 'satchel-backups' })
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
      throw error;
    });
  if (!folder) return null;
  const db = await opened();
  await db.put('folder', folder, 'folder');
  db.close();
  return folder.name;
}

/** Asks once more for leave to write there; a click of the person's must have come before. */
export async function renewLeave(): Promise<boolean> {
  const db = await opened();
  const folder: Folder | undefined = await db.get('folder', 'folder');
  db.close();
  return folder !== undefined && (await folder.requestPermission({ mode: 'readwrite' })) === 'granted';
}
