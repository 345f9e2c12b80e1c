import { useState } from 'react';
import { i18n } from '#i18n';
import { type Auth, MAX_PASSKEY_NAME_CHARS, type WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { useToast } from '../ui/toast';
import { waysIn } from '../wallet/kdf';
import { createPasskey } from '../wallet/passkey';
import { Reauthenticate } from '../wallet/reauthenticate';

/** Names a passkey, asks who you are, and has the browser make it. */
export function AddPasskey({ status }: { status: WalletStatus }) {
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const toast = useToast();
  const name = typed.trim() || i18n.t('passkey_name_usual');
  const add = async (auth: Auth) => {
    // Before the browser asks: a passkey that is not written down here would only be in the way there.
    await call('auth.check', { auth });
    const made = await createPasskey(name, (await waysIn()).passkeys);
    await call('passkeys.add', { auth, name, ...made });
    setOpen(false);
    setTyped('');
    toast({ text: i18n.t('passkey_is_added') });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{i18n.t('passkey_add')}</Button>
      <Dialog title={i18n.t('passkey_add')} description={i18n.t('passkey_add_text')} open={open} onOpen={setOpen}>
        <TextField
          label={i18n.t('passkey_name')}
          value={typed}
          maxLength={MAX_PASSKEY_NAME_CHARS}
          placeholder={i18n.t('passkey_name_usual')}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Reauthenticate submit={i18n.t('passkey_make')} retryAt={status.retryAt} onAuth={add} />
      </Dialog>
    </>
  );
}
