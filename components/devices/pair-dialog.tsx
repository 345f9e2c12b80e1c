import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { Auth, WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { FileProgress } from '../backup/file-progress';
import { Missing } from '../backup/missing';
import { type SavedFile, saveExport } from '../backup/transfer';
import { useTransfer } from '../backup/use-transfer';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Finished } from '../ui/finished';
import { ErrorNotice } from '../wallet/errors';
import { Reauthenticate } from '../wallet/reauthenticate';
import { Digits } from './digits';
import { PictureOfCode } from './picture-of-code';

type Step = { at: 'code' } | { at: 'compare' | 'password'; digits: string } | { at: 'saved'; file: SavedFile };

interface PairDialogProps {
  status: WalletStatus;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** On the device that has the wallet: the new one's code, a look at both screens, the password, a file. */
export function PairDialog({ status, open, onOpen }: PairDialogProps) {
  const [code, setCode] = useState('');
  const [step, setStep] = useState<Step>({ at: 'code' });
  const read = useAction(async (typed: string) => {
    const { digits } = await call('pairing.read', { code: typed });
    setStep({ at: 'compare', digits });
  });
  const save = useTransfer(async (onProgress, signal, auth: Auth) => {
    setStep({ at: 'saved', file: await saveExport({ auth, kind: 'wallet', code }, onProgress, signal) });
  });
  const onDialog = (next: boolean) => {
    save.cancel();
    setCode('');
    setStep({ at: 'code' });
    onOpen(next);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.trim() !== '') void read.run(code);
  };
  return (
    <Dialog title={i18n.t('pair_title')} description={i18n.t('pair_text')} open={open} onOpen={onDialog}>
      {step.at === 'code' && (
        <form onSubmit={onSubmit} className="grid gap-4">
          <TextArea
            label={i18n.t('pair_code')}
            hint={i18n.t('pair_code_hint')}
            value={code}
            rows={3}
            onChange={(event) => {
              read.clear();
              setCode(event.target.value);
            }}
          />
          <PictureOfCode onCode={setCode} />
          <ErrorNotice error={read.error} />
          <Button type="submit" look="primary" busy={read.busy} inactive={code.trim() === ''}>
            {i18n.t('continue')}
          </Button>
        </form>
      )}
      {step.at === 'compare' && (
        <>
          <Digits digits={step.digits} />
          <p>{i18n.t('pair_compare_text')}</p>
          <div className="flex flex-wrap justify-between gap-2">
            <Button look="removes" onClick={() => onDialog(false)}>
              {i18n.t('pair_differs')}
            </Button>
            <Button look="primary" onClick={() => setStep({ ...step, at: 'password' })}>
              {i18n.t('pair_same')}
            </Button>
          </div>
        </>
      )}
      {step.at === 'password' &&
        (save.busy ? (
          <FileProgress label={i18n.t('export_writing')} part={save.progress} onCancel={save.cancel} />
        ) : (
          <>
            <p className="text-ink-soft">{i18n.t('pair_password')}</p>
            <Reauthenticate
              submit={i18n.t('pair_save')}
              retryAt={status.retryAt}
              onAuth={async (auth) => {
                await call('auth.check', { auth });
                void save.run(auth);
              }}
            />
            <ErrorNotice error={save.error} />
          </>
        ))}
      {step.at === 'saved' && (
        <Finished title={i18n.t('pair_saved')} text={i18n.t('pair_saved_text')} onDone={() => onDialog(false)}>
          {step.file.digits && <Digits digits={step.file.digits} />}
          <Missing records={step.file.missing} />
        </Finished>
      )}
    </Dialog>
  );
}
