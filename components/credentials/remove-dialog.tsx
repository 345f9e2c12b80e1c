import { i18n } from '#i18n';
import type { CredentialView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { ErrorNotice } from '../wallet/errors';

interface RemoveDialogProps {
  credential: CredentialView;
  open: boolean;
  onOpen: (open: boolean) => void;
  onRemoved: (id: string) => void;
}

/** Says what stays when a membership goes, before it does. */
export function RemoveDialog({ credential, open, onOpen, onRemoved }: RemoveDialogProps) {
  const remove = useAction(async () => {
    await call('credentials.remove', { id: credential.id });
    onOpen(false);
    onRemoved(credential.id);
  });
  return (
    <Dialog
      title={i18n.t('credential_remove_title')}
      description={i18n.t('credential_remove_text')}
      open={open}
      onOpen={onOpen}
    >
      <ErrorNotice error={remove.error} />
      <div className="flex flex-wrap justify-between gap-2">
        <Button onClick={() => onOpen(false)}>{i18n.t('cancel')}</Button>
        <Button look="removes" busy={remove.busy} onClick={() => void remove.run()}>
          {i18n.t('credential_remove')}
        </Button>
      </div>
    </Dialog>
  );
}
