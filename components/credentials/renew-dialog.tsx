import { useState } from 'react';
import { i18n } from '#i18n';
import type { CredentialView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { FilePicker } from '../ui/file-picker';
import { hostOf } from '../ui/format';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { ProverProgress } from './prover-progress';

interface RenewDialogProps {
  credential: CredentialView;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Reads a group's newest list: fetched from where it is said to be, or from a file. */
export function RenewDialog({ credential: { id, source, kind }, open, onOpen }: RenewDialogProps) {
  const toast = useToast();
  const [file, setFile] = useState<{ name: string; text: string } | null>(null);
  const renew = useAction(async (list: string | null) => {
    await call('credentials.renew', { id, list });
    onDialog(false);
    toast({ text: i18n.t('credential_renewed') });
  });
  const onDialog = (next: boolean) => {
    setFile(null);
    renew.clear();
    onOpen(next);
  };
  return (
    <Dialog
      title={i18n.t('credential_renew')}
      description={i18n.t('credential_renew_text')}
      open={open}
      onOpen={onDialog}
    >
      {renew.busy ? (
        <ProverProgress label={i18n.t('credential_list_reading')} />
      ) : (
        <div className="grid gap-4">
          {source && (
            <div className="grid gap-1">
              <Button onClick={() => void renew.run(null)}>{i18n.t('credential_renew_fetch', [hostOf(source)])}</Button>
              <p className="text-small text-ink-soft">
                {kind === 'vouched' ? i18n.t('credential_renew_fetch_hint') : i18n.t('join_node_hint')}
              </p>
            </div>
          )}
          <ErrorNotice error={renew.error} />
          {kind === 'vouched' && (
            <>
              <FilePicker
                label={i18n.t('credential_list_file')}
                accept=".json,application/json"
                file={file?.name ?? null}
                onText={(text, name) => setFile({ text, name })}
                onClear={() => setFile(null)}
              />
              <Button look="primary" inactive={!file} onClick={() => file && void renew.run(file.text)}>
                {i18n.t('credential_renew')}
              </Button>
            </>
          )}
        </div>
      )}
    </Dialog>
  );
}
