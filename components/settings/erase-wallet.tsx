import { useState } from 'react';
import { i18n } from '#i18n';
import type { Auth, WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field, fieldClass } from '../ui/field';
import { Card, Section } from '../ui/section';
import { Reauthenticate } from '../wallet/reauthenticate';

/** The end of this wallet: a backup is offered first, a word is typed, and the password asked for again. */
export function EraseWallet({ status }: { status: WalletStatus }) {
  const [open, setOpen] = useState(false);
  const toBackup = () => {
    setOpen(false);
    location.hash = 'backup';
  };
  return (
    <Section id="erase" title={i18n.t('erase_title')}>
      <Card>
        <p className="text-ink-soft">{i18n.t('erase_what')}</p>
        <Button look="removes" onClick={() => setOpen(true)} className="justify-self-start">
          {i18n.t('erase_open')}
        </Button>
        <Dialog title={i18n.t('erase_open')} description={i18n.t('erase_sure')} open={open} onOpen={setOpen}>
          {open && <Steps status={status} onBackup={toBackup} />}
        </Dialog>
      </Card>
    </Section>
  );
}

function Steps({ status, onBackup }: { status: WalletStatus; onBackup: () => void }) {
  const [typed, setTyped] = useState('');
  const [sure, setSure] = useState(false);
  const word = i18n.t('erase_word');
  const erase = async (auth: Auth) => {
    await call('vault.erase', { auth });
    location.assign('/onboarding.html');
  };
  if (sure)
    return <Reauthenticate submit={i18n.t('erase_now')} look="removes" retryAt={status.retryAt} onAuth={erase} />;
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setSure(typed.trim().toLowerCase() === word);
      }}
    >
      <ul className="list-disc ps-5 text-ink-soft">
        <li>{i18n.t('erase_keeps_backups')}</li>
        <li>{i18n.t('erase_keeps_shared')}</li>
      </ul>
      <Button onClick={onBackup} className="justify-self-start">
        {i18n.t('erase_backup_first')}
      </Button>
      <Field label={i18n.t('erase_type', [word])}>
        {(slots) => (
          <input
            {...slots}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            className={fieldClass}
          />
        )}
      </Field>
      <Button look="removes" type="submit" disabled={typed.trim().toLowerCase() !== word}>
        {i18n.t('continue')}
      </Button>
    </form>
  );
}
