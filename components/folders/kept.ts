import { openDB } from 'idb';
import { FOLDER_FILES, type FolderFile, folderPlace, PROJECTS_DB } from '#lib/protocol/index';

/** A folder that the person chose. Names and contents of what goes there are not kept here: this is readable on disk. */
export interface Project {
  id: string;
  handle: ProjectFolder;
  files: FolderFile[];
  /** Lines that the person left out, by id. */
  without: string[];
}

/** What TypeScript's own types lack of the File System Access API. */
export interface ProjectFolder extends FileSystemDirectoryHandle {
  queryPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(options: { mode: 'readwrite' }): Promise<PermissionState>;
}
type Picker = { showDirectoryPicker?: (options: { mode: 'readwrite'; id: string }) => Promise<ProjectFolder> };

export const placeOf = ({ id, handle }: Project): string => folderPlace(id, handle.name);

/** Whether this browser lets a page write into a folder. */
export const canWriteFolders = (): boolean => 'showDirectoryPicker' in globalThis;

const STORE = 'projects';
const opened = () =>
  openDB<{ projects: { key: string; value: Project } }>(PROJECTS_DB, 1, {
    upgrade: (db) => void db.createObjectStore(STORE, { keyPath: 'id' }),
  });

async function within<T>(work: (db: Awaited<ReturnType<typeof opened>>) => Promise<T>): Promise<T> {
  const db = await opened();
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

export const listProjects = (): Promise<Project[]> => within((db) => db.getAll(STORE));
export const keepProject = (project: Project): Promise<unknown> => within((db) => db.put(STORE, project));
export const dropProject = (id: string): Promise<void> => within((db) => db.delete(STORE, id));

/** Asks for a folder. @returns null when the person turned away; one that was chosen before, as it is kept */
export async function addProject(): Promise<Project | null> {
  const handle = await (globalThis as Picker)
    .showDirectoryPicker?.({ mode: 'readwrite', id: 'satchel-projects' })
    .catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
      throw error;
    });
  if (!handle) return null;
  for (const known of await listProjects()) if (await known.handle.isSameEntry(handle)) return known;
  const project: Project = { id: crypto.randomUUID(), handle, files: [FOLDER_FILES[0]], without: [] };
  await keepProject(project);
  return project;
}
