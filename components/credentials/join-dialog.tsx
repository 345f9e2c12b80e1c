import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { PictureOfCode } from '../devices/picture-of-code';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Progress } from '../ui/progress';
import { ErrorNotice } from '../wallet/errors';

interface JoinDialogProps {
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** An invitation becomes a membership that waits to be admitted. */
export function JoinDialog({ open, onOpen }: JoinDialogProps) {
  const [invitation, setInvitation] = useState('');
  const join = useAction(async () => {
    await call('credentials.join', { invitation });
    onDialog(false);
  });
  const onDialog = (next: boolean) => {
    setInvitation('');
    join.clear();
    onOpen(next);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (invitation.trim() !== '') void join.run();
  };
  return (
    <Dialog title={i18n.t('credential_add')} description={i18n.t('credential_add_text')} open={open} onOpen={onDialog}>
      <form onSubmit={onSubmit} className="grid gap-4">
        <TextArea
          label={i18n.t('credential_invitation')}
          hint={i18n.t('credential_invitation_hint')}
          value={invitation}
          spellCheck={false}
          rows={3}
          onChange={(event) => {
            join.clear();
            setInvitation(event.target.value);
          }}
        />
        <PictureOfCode onCode={setInvitation} />
        <ErrorNotice error={join.error} />
        {join.busy && <Progress label={i18n.t('credential_list_reading')} />}
        <Button type="submit" look="primary" busy={join.busy} inactive={invitation.trim() === ''}>
          {i18n.t('add')}
        </Button>
      </form>
    </Dialog>
  );
}
