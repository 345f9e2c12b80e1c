import { useState } from 'react';
import { i18n } from '#i18n';
import { FOLDER_FILES, type FolderFile } from '#lib/protocol/index';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Fold } from '../ui/fold';
import { Notice } from '../ui/notice';
import { useToast } from '../ui/toast';
import { codeWords, ErrorNotice } from '../wallet/errors';
import { FileDiff } from './file-diff';
import type { Project } from './kept';
import { type Folder, pendingIn } from './use-folder';
import { writeSection } from './write';

interface ChangesDialogProps {
  project: Project;
  folder: Folder;
  open: boolean;
  onOpen: (open: boolean) => void;
  onProject: (project: Project) => void;
}

/** Which files, which lines, and what changes in each file; only then it is written. */
export function ChangesDialog({ project, folder, open, onOpen, onProject }: ChangesDialogProps) {
  const { preview, looked, lookAgain } = folder;
  const toast = useToast();
  const undo = useAction(async (back: () => Promise<void>) => {
    await back();
    lookAgain();
  });
  const changes = pendingIn(looked ?? []);
  const edited = changes.filter(({ isEdited }) => isEdited).map(({ file }) => file);
  const [given, setGiven] = useState<string[]>([]);
  const write = useAction(async () => {
    if (!preview.data) return;
    try {
      const back = await writeSection(project, preview.data, changes);
      setGiven([]);
      onOpen(false);
      toast({ text: i18n.t('folder_written', changes.length), undo: () => void undo.run(back) });
    } finally {
      lookAgain();
    }
  });
  const has = (file: FolderFile) => project.files.includes(file);
  const setFile = (file: FolderFile, on: boolean) =>
    onProject({ ...project, files: FOLDER_FILES.filter((each) => (each === file ? on : has(each))) });
  const setLine = (id: string, on: boolean) =>
    onProject({ ...project, without: [...project.without.filter((each) => each !== id), ...(on ? [] : [id])] });
  // As the person ticked it, before the preview follows.
  const isIn = (id: string) => !project.without.includes(id);
  const lines = preview.data?.lines ?? [];
  const hasPersona = preview.data?.active.kind === 'persona';
  const isAgreed = edited.every((file) => given.includes(file));
  const isReady = preview.current && changes.length > 0 && isAgreed;

  return (
    <Dialog
      title={i18n.t('folder_changes', [project.handle.name])}
      description={i18n.t('folder_readable')}
      open={open}
      onOpen={onOpen}
    >
      <fieldset className="grid gap-2" disabled={write.busy}>
        <legend className="mb-1.5 font-medium">{i18n.t('folder_files')}</legend>
        {FOLDER_FILES.map((file) => (
          <Checkbox key={file} checked={has(file)} onChange={(event) => setFile(file, event.target.checked)}>
            <span className="wrap-anywhere">{file}</span>
          </Checkbox>
        ))}
      </fieldset>
      {lines.length === 0 ? (
        <Notice kind="needs">{i18n.t(hasPersona ? 'folder_no_lines' : 'folder_no_persona')}</Notice>
      ) : (
        <Fold label={i18n.t('folder_lines', lines.filter(({ id }) => isIn(id)).length)}>
          <fieldset className="grid max-h-60 gap-2 overflow-y-auto" disabled={write.busy}>
            <legend className="sr-only">{i18n.t('folder_which_lines')}</legend>
            {lines.map(({ id, text }) => (
              <Checkbox key={id} checked={isIn(id)} onChange={(event) => setLine(id, event.target.checked)}>
                <span className="wrap-anywhere">{text}</span>
              </Checkbox>
            ))}
          </fieldset>
          {preview.data && preview.data.more > 0 && (
            <p className="mt-2 text-small text-ink-soft">{i18n.t('folder_more', preview.data.more)}</p>
          )}
        </Fold>
      )}
      {looked?.map(({ file, change, error }) => (
        <section key={file} aria-label={file} className="grid gap-1.5">
          <h3 className="font-medium wrap-anywhere">{file}</h3>
          {error && <Notice kind="error">{codeWords(error.code)}</Notice>}
          {change && change.before === change.after && <p className="text-ink-soft">{i18n.t('folder_same')}</p>}
          {change && change.before !== change.after && <FileDiff change={change} />}
          {change?.isEdited && change.before !== change.after && (
            <Notice kind="needs">
              <p>{i18n.t('folder_edited')}</p>
              <Checkbox
                className="mt-1.5"
                checked={given.includes(file)}
                onChange={({ target }) =>
                  setGiven((before) => [...before.filter((each) => each !== file), ...(target.checked ? [file] : [])])
                }
              >
                {i18n.t('folder_edited_write')}
              </Checkbox>
            </Notice>
          )}
        </section>
      ))}
      <ErrorNotice error={write.error ?? preview.error ?? folder.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => onOpen(false)}>{i18n.t('cancel')}</Button>
        <Button look="primary" onClick={() => void write.run()} busy={write.busy} inactive={!isReady}>
          {i18n.t('folder_write', changes.length)}
        </Button>
      </div>
    </Dialog>
  );
}
