import { useState } from 'react';
import { i18n } from '#i18n';
import type { Auth, WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useToast } from '../ui/toast';
import { newPassword } from '../wallet/kdf';
import { NewPasswordForm } from '../wallet/new-password-form';
import { Reauthenticate } from '../wallet/reauthenticate';

/** The password now in use, or a passkey; then the new one. What is kept here is not encrypted anew. */
export function ChangePassword({ status }: { status: WalletStatus }) {
  const [open, setOpen] = useState(false);
  const [auth, setAuth] = useState<Auth | null>(null);
  const toast = useToast();
  const onDialog = (next: boolean) => {
    setAuth(null);
    setOpen(next);
  };
  const change = async (current: Auth, password: string) => {
    await call('password.change', { auth: current, ...(await newPassword(password)) });
    onDialog(false);
    toast({ text: i18n.t('password_changed') });
  };
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <span className="font-medium">{i18n.t('password')}</span>
      <Button onClick={() => onDialog(true)}>{i18n.t('password_change')}</Button>
      <Dialog
        title={i18n.t('password_change')}
        description={auth ? i18n.t('password_change_new') : i18n.t('password_change_first')}
        open={open}
        onOpen={onDialog}
      >
        {auth ? (
          <NewPasswordForm
            submit={i18n.t('password_change')}
            label={i18n.t('new_password')}
            onPassword={(password) => change(auth, password)}
          />
        ) : (
          <Reauthenticate
            submit={i18n.t('continue')}
            retryAt={status.retryAt}
            onAuth={async (shown) => {
              await call('auth.check', { auth: shown });
              setAuth(shown);
            }}
          />
        )}
      </Dialog>
    </div>
  );
}
