import { useState } from 'react';
import { i18n } from '#i18n';
import type { ImportSummary } from '#lib/protocol/index';
import { FileProgress } from '../backup/file-progress';
import { type Opened, OpenFile } from '../backup/open-file';
import { Summary } from '../backup/summary';
import { sendFile } from '../backup/transfer';
import { useTransfer } from '../backup/use-transfer';
import { Digits } from '../devices/digits';
import { NewDevice } from '../devices/new-device';
import { Button } from '../ui/button';
import { ErrorNotice } from '../wallet/errors';
import { newPassword } from '../wallet/kdf';
import { NewPasswordForm } from '../wallet/new-password-form';

interface RestoreStepProps {
  /** A file with a password or the words, or one that another device seals for this one. */
  way: 'file' | 'pair';
  onBack: () => void;
  /** The wallet is about to be there. */
  onStart: () => void;
  onRestored: () => void;
}

/** The file is opened and read whole first; then the password that this wallet gets, then all of it at once. */
export function RestoreStep({ way, onBack, onStart, onRestored }: RestoreStepProps) {
  const [looked, setLooked] = useState<{ opened: Opened; summary: ImportSummary } | null>(null);
  const look = useTransfer(async (onProgress, signal, opened: Opened) => {
    setLooked({ opened, summary: await sendFile({ ...opened, aim: 'check' }, onProgress, signal) });
  });
  const restore = useTransfer(async (onProgress, signal, opened: Opened, typed: string) => {
    onStart();
    const password = await newPassword(typed);
    await sendFile({ ...opened, aim: 'restore', password }, onProgress, signal);
    onRestored();
  });
  const running = look.busy ? look : restore.busy ? restore : null;
  const back = (
    <Button look="quiet" className="justify-self-start" onClick={onBack}>
      {i18n.t('back')}
    </Button>
  );
  if (running) return <FileProgress label={i18n.t('file_reading')} part={running.progress} onCancel={running.cancel} />;
  if (!looked) {
    return (
      <>
        {way === 'pair' && <NewDevice />}
        <OpenFile submit={i18n.t('continue')} onOpen={(opened) => void look.run(opened)} />
        <ErrorNotice error={look.error} />
        {back}
      </>
    );
  }
  const { opened, summary } = looked;
  return (
    <>
      <Summary summary={summary} compare={false} />
      {summary.grants > 0 && <p>{i18n.t('restore_consents')}</p>}
      {opened.look.digits && <Digits digits={opened.look.digits} />}
      <p>{i18n.t('restore_password')}</p>
      <NewPasswordForm
        submit={i18n.t('restore_button')}
        label={i18n.t('new_password')}
        onPassword={async (password) => void restore.run(opened, password)}
      />
      <ErrorNotice error={restore.error} />
      {back}
    </>
  );
}
