import { useState } from 'react';
import { i18n } from '#i18n';
import type { Auth, WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Dialog } from '../ui/dialog';
import { Finished } from '../ui/finished';
import { Reauthenticate } from './reauthenticate';
import { WordsCheck } from './words-check';
import { WordsShown } from './words-shown';

type Step = { at: 'password' } | { at: 'shown' | 'check'; words: string[]; auth: Auth } | { at: 'done' };

interface WordsDialogProps {
  status: WalletStatus;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Password or passkey, the 12 words, a check of three of them. Closing forgets them and the key. */
export function WordsDialog({ status, open, onOpen }: WordsDialogProps) {
  const [step, setStep] = useState<Step>({ at: 'password' });
  const onDialog = (next: boolean) => {
    setStep({ at: 'password' });
    onOpen(next);
  };
  return (
    <Dialog title={i18n.t('words_title')} description={i18n.t('words_what')} open={open} onOpen={onDialog}>
      {step.at === 'password' && (
        <Reauthenticate
          submit={i18n.t('words_show')}
          retryAt={status.retryAt}
          onAuth={async (auth) => setStep({ at: 'shown', auth, words: (await call('phrase.show', { auth })).words })}
        />
      )}
      {step.at === 'shown' && <WordsShown words={step.words} onWritten={() => setStep({ ...step, at: 'check' })} />}
      {step.at === 'check' && (
        <WordsCheck
          words={step.words}
          auth={step.auth}
          onBack={() => setStep({ ...step, at: 'shown' })}
          onKept={() => setStep({ at: 'done' })}
        />
      )}
      {step.at === 'done' && (
        <Finished title={i18n.t('words_kept_title')} text={i18n.t('words_kept_text')} onDone={() => onDialog(false)} />
      )}
    </Dialog>
  );
}
