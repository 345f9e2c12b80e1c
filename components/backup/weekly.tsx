import { useState } from 'react';
import { i18n } from '#i18n';
import type { Auth, WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Switch } from '../ui/choice';
import { Dialog } from '../ui/dialog';
import { Ago } from '../ui/time';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { Reauthenticate } from '../wallet/reauthenticate';
import { canKeepFolder, pickFolder, renewLeave } from './folder';
import { Missing } from './missing';

/** Every week: into a folder where the browser can keep one, else as a reminder. */
export function Weekly({ status }: { status: WalletStatus }) {
  const { data: backup, reload } = useCall('backup.status', {});
  const [folder, setFolder] = useState<string | null>(null);
  const toast = useToast();
  const set = useAction(async (weekly: boolean) => {
    await call('backup.set', { weekly });
    reload();
  });
  const pick = useAction(async () => setFolder(await pickFolder()));
  const save = useAction(async () => {
    await renewLeave();
    await call('backup.run', {});
    reload();
    toast({ text: i18n.t('backup_saved') });
  });
  const use = async (auth: Auth) => {
    await call('backup.folder', { auth, name: folder ?? '' });
    setFolder(null);
    await call('backup.run', {});
    reload();
  };
  if (!backup) return null;
  return (
    <>
      <Switch
        label={i18n.t('backup_weekly')}
        hint={backup.folder ? i18n.t('backup_weekly_folder', [backup.folder]) : i18n.t('backup_weekly_hint')}
        checked={backup.weekly}
        onChecked={(weekly) => void set.run(weekly)}
      />
      <p className="text-small text-ink-soft">
        {backup.lastAt === null ? (
          i18n.t('backup_never')
        ) : (
          <>
            {i18n.t('backup_last')} <Ago at={backup.lastAt} />
          </>
        )}
      </p>
      {backup.folder !== null && <Missing records={backup.missing} folder={backup.folder} />}
      {canKeepFolder() && (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => void pick.run()} busy={pick.busy}>
            {backup.folder ? i18n.t('backup_folder_other') : i18n.t('backup_folder')}
          </Button>
          {backup.folder && (
            <Button onClick={() => void save.run()} busy={save.busy}>
              {i18n.t('backup_now')}
            </Button>
          )}
        </div>
      )}
      <ErrorNotice error={set.error ?? pick.error ?? save.error} />
      <Dialog
        title={i18n.t('backup_folder')}
        description={i18n.t('backup_folder_text', [folder ?? ''])}
        open={folder !== null}
        onOpen={(open) => !open && setFolder(null)}
      >
        <Reauthenticate submit={i18n.t('backup_folder_use')} retryAt={status.retryAt} onAuth={use} />
      </Dialog>
    </>
  );
}
