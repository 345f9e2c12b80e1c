import { i18n } from '#i18n';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorNotice } from '../wallet/errors';
import { applyChange, changeOf } from './files';
import type { Project } from './kept';

interface RemoveDialogProps {
  project: Project;
  open: boolean;
  onOpen: (open: boolean) => void;
  onRemoved: () => Promise<void>;
}

/** Out of the list, with or without what was written. */
export function RemoveDialog({ project, open, onOpen, onRemoved }: RemoveDialogProps) {
  const take = useAction(async () => {
    const { handle, files } = project;
    if ((await handle.requestPermission({ mode: 'readwrite' })) === 'granted') {
      // All are read before the first is written: where one has no whole section, none is touched.
      const changes = await Promise.all(files.map((file) => changeOf(handle, file, null)));
      for (const change of changes) if (change.before !== change.after) await applyChange(handle, change);
      await onRemoved();
    }
  });
  const leave = useAction(onRemoved);
  return (
    <Dialog
      title={i18n.t('folder_remove', [project.handle.name])}
      description={i18n.t('folder_remove_text')}
      open={open}
      onOpen={onOpen}
    >
      <ErrorNotice error={take.error ?? leave.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={() => void leave.run()} busy={leave.busy}>
          {i18n.t('folder_remove_leave')}
        </Button>
        <Button look="removes" onClick={() => void take.run()} busy={take.busy}>
          {i18n.t('folder_remove_take')}
        </Button>
      </div>
    </Dialog>
  );
}
