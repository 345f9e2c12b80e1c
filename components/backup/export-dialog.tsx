import { useState } from 'react';
import { i18n } from '#i18n';
import { type Auth, WalletError, type WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Dialog } from '../ui/dialog';
import { Finished } from '../ui/finished';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { Reauthenticate } from '../wallet/reauthenticate';
import { FileProgress } from './file-progress';
import { Missing } from './missing';
import { type SavedFile, saveExport } from './transfer';
import { useTransfer } from './use-transfer';

export type ExportKind = 'wallet' | 'json' | 'markdown';

interface ExportDialogProps {
  status: WalletStatus;
  kind: ExportKind;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** The password once more, then the file. */
export function ExportDialog({ status, kind, open, onOpen }: ExportDialogProps) {
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const transfer = useTransfer(async (onProgress, signal, auth: Auth) => {
    const file = await saveExport({ auth, kind, code: null }, onProgress, signal);
    if (kind === 'wallet') await call('backup.done', {});
    setSaved(file);
  });
  const onDialog = (next: boolean) => {
    transfer.cancel();
    transfer.clear();
    setSaved(null);
    onOpen(next);
  };
  const sealed = kind === 'wallet';
  const start = async (auth: Auth) => {
    // A wrong password is said at its field.
    await call('auth.check', { auth });
    void transfer.run(auth);
  };
  return (
    <Dialog
      title={sealed ? i18n.t('export_title') : i18n.t('export_readable_title')}
      description={sealed ? i18n.t('export_text') : i18n.t('export_readable_text')}
      open={open}
      onOpen={onDialog}
    >
      {saved ? (
        <Finished
          title={i18n.t('export_saved')}
          text={sealed ? i18n.t('export_saved_text') : i18n.t('export_readable_saved')}
          onDone={() => onDialog(false)}
        >
          <Missing records={saved.missing} />
        </Finished>
      ) : transfer.busy ? (
        <FileProgress label={i18n.t('export_writing')} part={transfer.progress} onCancel={transfer.cancel} />
      ) : (
        <>
          {!sealed && <Notice kind="needs">{i18n.t('export_readable_warning')}</Notice>}
          <Reauthenticate submit={i18n.t('export_save')} retryAt={status.retryAt} onAuth={start} />
          {transfer.error instanceof WalletError && <ErrorNotice error={transfer.error} />}
        </>
      )}
    </Dialog>
  );
}
