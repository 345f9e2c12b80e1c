import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { PictureOfCode } from '../devices/picture-of-code';
import { TextArea } from '../ui/field';
import { JoinForm, type JoinProps } from './join-form';

/** An invitation becomes a membership that waits to be admitted. */
export function JoinByInvitation({ onDone }: JoinProps) {
  const [invitation, setInvitation] = useState('');
  return (
    <JoinForm ready={invitation.trim() !== ''} join={() => call('credentials.join', { invitation })} onDone={onDone}>
      <TextArea
        label={i18n.t('credential_invitation')}
        hint={i18n.t('credential_invitation_hint')}
        value={invitation}
        spellCheck={false}
        rows={3}
        onChange={(event) => setInvitation(event.target.value)}
      />
      <PictureOfCode onCode={setInvitation} />
    </JoinForm>
  );
}
