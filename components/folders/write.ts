import { type FolderPreview, WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { applyChange, type FileChange, isUnchanged } from './files';
import { type Project, placeOf } from './kept';

/**
 * Writes what the person saw: the consent and the receipt first, then the files. Where one cannot be written the others
 * are put back, and the receipt says so. Without lines the section is taken out, and nothing is given that a receipt could
 * be of.
 *
 * @returns how to take it back
 * @throws WalletError `folder-changed` where a file is not as it was shown, and nothing was written; `folder-…`; of
 *   `folders.release`
 */
export async function writeSection(
  project: Project,
  { lines, text }: FolderPreview,
  changes: readonly FileChange[],
): Promise<() => Promise<void>> {
  const { handle } = project;
  const place = placeOf(project);
  for (const change of changes)
    if (!(await isUnchanged(handle, change))) throw new WalletError('folder-changed', change.file);
  const ids = lines.filter(({ chosen }) => chosen).map(({ id }) => id);
  const files = changes.map(({ file }) => file);
  const disclosureId = text === '' ? null : await call('folders.release', { place, files, ids, text });
  const report = async (outcome: 'inserted' | 'failed' | 'undone') => {
    if (disclosureId === null) return;
    await call('folders.report', { place, disclosureId, outcome, detail: outcome === 'failed' ? 'unwritten' : null });
  };
  const written: FileChange[] = [];
  try {
    for (const change of changes) {
      await applyChange(handle, change);
      written.push(change);
    }
  } catch (error) {
    await putBack(handle, written);
    await report('failed');
    throw error;
  }
  await report('inserted');
  return async () => {
    await putBack(handle, written);
    await report('undone');
  };
}

/** As they were, but for those that were changed again since. */
async function putBack(folder: FileSystemDirectoryHandle, changes: readonly FileChange[]): Promise<void> {
  for (const { file, before, after } of changes) {
    const back: FileChange = { file, before: after, after: before, isEdited: false };
    if (await isUnchanged(folder, back)) await applyChange(folder, back);
  }
}
