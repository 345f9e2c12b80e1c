import { useCallback, useEffect, useState } from 'react';
import { type FolderFile, type FolderPreview, WalletError } from '#lib/protocol/index';
import { type Called, useCall } from '#lib/rpc/hooks';
import { changeOf, type FileChange } from './files';
import { type Project, placeOf } from './kept';

/** One file beside what the wallet would write there. */
export type Looked = { file: FolderFile } & (
  | { change: FileChange; error: null }
  | { change: null; error: WalletError }
);

export interface Folder {
  preview: Called<FolderPreview>;
  /** Whether the browser lets us open it; null until it answered. */
  leave: PermissionState | null;
  /** Null until they were read. */
  looked: Looked[] | null;
  /** The browser does not let us look. */
  error: WalletError | null;
  lookAgain: () => void;
}

/** What is in a folder's files, and what would be; looked at anew when the wallet changes or the person comes back. */
export function useFolder(project: Project): Folder {
  const preview = useCall('folders.preview', { place: placeOf(project), without: project.without });
  const [leave, setLeave] = useState<PermissionState | null>(null);
  const [looked, setLooked] = useState<Looked[] | null>(null);
  const [error, setError] = useState<WalletError | null>(null);
  const [round, setRound] = useState(0);
  const lookAgain = useCallback(() => setRound((before) => before + 1), []);
  const text = preview.data?.text;

  useEffect(() => {
    addEventListener('focus', lookAgain);
    return () => removeEventListener('focus', lookAgain);
  }, [lookAgain]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is a look at the same
  useEffect(() => {
    let isLatest = true;
    const look = async () => {
      const state = await project.handle.queryPermission({ mode: 'readwrite' });
      const found = state === 'granted' && text !== undefined ? await lookAt(project, text) : null;
      if (!isLatest) return;
      setLeave(state);
      setLooked(found);
    };
    setError(null);
    look().catch((cause) => isLatest && setError(new WalletError('folder-gone', 'it cannot be looked at', { cause })));
    return () => {
      isLatest = false;
    };
  }, [project, text, round]);

  return { preview, leave, looked, error, lookAgain };
}

function lookAt({ handle, files }: Project, text: string): Promise<Looked[]> {
  return Promise.all(
    files.map(async (file): Promise<Looked> => {
      try {
        return { file, change: await changeOf(handle, file, text === '' ? null : text), error: null };
      } catch (error) {
        if (!(error instanceof WalletError)) throw error;
        return { file, change: null, error };
      }
    }),
  );
}

/** The changes that there are to make. */
export const pendingIn = (looked: readonly Looked[]): FileChange[] =>
  looked.flatMap(({ change }) => (change && change.before !== change.after ? [change] : []));
