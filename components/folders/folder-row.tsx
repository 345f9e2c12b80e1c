import { useState } from 'react';
import { i18n } from '#i18n';
import { useAction, useCall } from '#lib/rpc/hooks';
import { PersonaSelect } from '../personas/persona-select';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { codeWords, ErrorNotice } from '../wallet/errors';
import { ChangesDialog } from './changes-dialog';
import { type Project, placeOf } from './kept';
import { RemoveDialog } from './remove-dialog';
import { type Looked, pendingIn, useFolder } from './use-folder';

interface FolderRowProps {
  project: Project;
  onProject: (project: Project) => void;
  onRemoved: () => Promise<void>;
}

/** A folder: which persona it gets, whether its files say what the wallet says, and the way to write. */
export function FolderRow({ project, onProject, onRemoved }: FolderRowProps) {
  const place = placeOf(project);
  const { name } = project.handle;
  const persona = useCall('personas.at', { origin: place });
  const folder = useFolder(project);
  const [dialog, setDialog] = useState<'changes' | 'remove' | null>(null);
  const allow = useAction(async () => {
    await project.handle.requestPermission({ mode: 'readwrite' });
    folder.lookAgain();
  });
  const { leave, looked } = folder;
  return (
    <li className="grid gap-2 border-line not-first:border-t not-first:pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium wrap-anywhere">{name}</h3>
        <Button size="small" onClick={() => setDialog('remove')} aria-label={i18n.t('folder_remove', [name])}>
          {i18n.t('own_site_remove')}
        </Button>
      </div>
      {persona.data && <PersonaSelect origin={place} at={persona.data} />}
      {leave !== null && leave !== 'granted' && (
        <Notice
          kind="needs"
          action={
            <Button size="small" onClick={() => void allow.run()} busy={allow.busy}>
              {i18n.t('folder_allow')}
            </Button>
          }
        >
          {i18n.t('folder_no_leave')}
        </Notice>
      )}
      {folder.preview.data?.active.kind === 'all' && <Notice kind="needs">{i18n.t('folder_no_persona')}</Notice>}
      {looked && (
        <ul className="grid gap-0.5 text-small text-ink-soft">
          {looked.map((each) => (
            <li key={each.file} className="wrap-anywhere">
              {i18n.t('folder_file_state', [each.file, stateWords(each)])}
            </li>
          ))}
        </ul>
      )}
      {looked && (
        <Button
          className="w-fit"
          look={pendingIn(looked).length > 0 ? 'primary' : 'secondary'}
          onClick={() => {
            folder.lookAgain();
            setDialog('changes');
          }}
        >
          {i18n.t('folder_look')}
        </Button>
      )}
      <ErrorNotice error={folder.preview.error ?? folder.error ?? persona.error ?? allow.error} />
      <ChangesDialog
        project={project}
        folder={folder}
        open={dialog === 'changes'}
        onOpen={(open) => setDialog(open ? 'changes' : null)}
        onProject={onProject}
      />
      <RemoveDialog
        project={project}
        open={dialog === 'remove'}
        onOpen={(open) => setDialog(open ? 'remove' : null)}
        onRemoved={onRemoved}
      />
    </li>
  );
}

function stateWords({ change, error }: Looked): string {
  if (error) return codeWords(error.code);
  if (change.before === change.after) return i18n.t('folder_same');
  return i18n.t(change.before === null ? 'folder_new' : 'folder_differs');
}
