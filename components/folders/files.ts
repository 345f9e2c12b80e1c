import { type FolderFile, WalletError } from '#lib/protocol/index';
import { sectionOf, withoutSection, withSection } from './section';

/** Larger ones are no instructions that somebody wrote. */
const MAX_FILE_BYTES = 1_048_576;
/** What a file of rules for Cursor begins with, so that it is read with every message. */
const RULES_HEAD = '---\ndescription: About the person who works here\nalwaysApply: true\n---\n\n';

/** What a file of that name begins with when Satchel makes it. */
const headOf = (file: FolderFile): string => (file.endsWith('.mdc') ? RULES_HEAD : '');

/** One file as it is and as it would be; null: no file. */
export interface FileChange {
  file: FolderFile;
  before: string | null;
  after: string | null;
  /** Somebody changed the section by hand, and the change takes that away. */
  isEdited: boolean;
}

/**
 * How a file would change.
 *
 * @param section the text between the marks; null takes the section out
 * @throws WalletError `folder-…`
 */
export async function changeOf(
  folder: FileSystemDirectoryHandle,
  file: FolderFile,
  section: string | null,
): Promise<FileChange> {
  const before = await readText(folder, file);
  const found = sectionOf(before ?? '');
  const isEdited = found.kind === 'one' && found.isEdited;
  if (section === null) {
    const rest = before === null ? null : withoutSection(before);
    if (before !== null && rest === null) throw new WalletError('folder-marks', file);
    return { file, before, after: rest === headOf(file) ? null : rest, isEdited };
  }
  const after = withSection(before ?? headOf(file), section);
  if (after === null) throw new WalletError('folder-marks', file);
  return { file, before, after, isEdited };
}

/** Whether a file is still as it was when it was looked at. @throws WalletError `folder-…` */
export const isUnchanged = async (folder: FileSystemDirectoryHandle, { file, before }: FileChange): Promise<boolean> =>
  (await readText(folder, file)) === before;

/**
 * Whole or not at all: the browser writes beside the file and swaps.
 *
 * @throws WalletError `folder-changed` where the file is not as it was looked at, `folder-…`
 */
export async function applyChange(folder: FileSystemDirectoryHandle, change: FileChange): Promise<void> {
  const { file, before, after } = change;
  await told(async () => {
    if (!(await isUnchanged(folder, change))) throw new WalletError('folder-changed', file);
    const [parent, name] = await parentOf(folder, file, after !== null);
    if (!parent) return;
    if (after === null) return parent.removeEntry(name);
    const handle = await parent.getFileHandle(name, { create: true });
    const writable = await handle.createWritable();
    try {
      await writable.write(new TextEncoder().encode(after));
      // Until it is closed the old file stands; one that was just made is empty.
      if ((await readText(folder, file)) !== (before ?? '')) throw new WalletError('folder-changed', file);
      await writable.close();
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
  });
}

/** @returns null where there is no such file */
async function readText(folder: FileSystemDirectoryHandle, file: FolderFile): Promise<string | null> {
  return told(async () => {
    // A folder that is gone fails here; below it would look like one without the file.
    await folder.keys().next();
    const [parent, name] = await parentOf(folder, file, false);
    const handle = await parent?.getFileHandle(name).catch(nullWhereMissing);
    if (!handle) return null;
    const blob = await handle.getFile();
    if (blob.size > MAX_FILE_BYTES) throw new WalletError('folder-too-large', file);
    try {
      // The mark of byte order stays, and bytes that are no UTF-8 are not written over with what looks like them.
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await blob.arrayBuffer());
    } catch {
      throw new WalletError('folder-not-text', file);
    }
  });
}

async function parentOf(
  folder: FileSystemDirectoryHandle,
  file: FolderFile,
  create: boolean,
): Promise<[FileSystemDirectoryHandle | null, string]> {
  const names = file.split('/');
  const name = names.pop() ?? file;
  let parent: FileSystemDirectoryHandle | null = folder;
  for (const each of names) {
    parent = (await parent?.getDirectoryHandle(each, { create }).catch(create ? failed : nullWhereMissing)) ?? null;
  }
  return [parent, name];
}

function failed(error: unknown): never {
  throw error;
}

function nullWhereMissing(error: unknown): null {
  if (error instanceof DOMException && error.name === 'NotFoundError') return null;
  throw error;
}

/** The browser's own failures as ours. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new WalletError(error.name === 'TypeMismatchError' ? 'folder-not-a-file' : 'folder-no-leave', error.message);
  }
}
