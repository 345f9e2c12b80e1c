import { useState } from 'react';
import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { PasswordForm } from './password-form';
import { WordsCheck } from './words-check';
import { WordsShown } from './words-shown';

type Step = { at: 'password' } | { at: 'shown' | 'check'; words: string[] } | { at: 'done' };

interface WordsDialogProps {
  status: WalletStatus;
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Password, the 12 words, a check of three of them. Closing forgets the words at once. */
export function WordsDialog({ status, open, onOpen }: WordsDialogProps) {
  const [step, setStep] = useState<Step>({ at: 'password' });
  const onDialog = (next: boolean) => {
    setStep({ at: 'password' });
    onOpen(next);
  };
  return (
    <Dialog title={i18n.t('words_title')} description={i18n.t('words_what')} open={open} onOpen={onDialog}>
      {step.at === 'password' && (
        <PasswordForm
          submit={i18n.t('words_show')}
          retryAt={status.retryAt}
          onKek={async (kek) => setStep({ at: 'shown', words: (await call('phrase.show', { kek })).words })}
        />
      )}
      {step.at === 'shown' && (
        <WordsShown words={step.words} onWritten={() => setStep({ at: 'check', words: step.words })} />
      )}
      {step.at === 'check' && (
        <WordsCheck
          count={step.words.length}
          onBack={() => setStep({ at: 'shown', words: step.words })}
          onKept={() => setStep({ at: 'done' })}
        />
      )}
      {step.at === 'done' && (
        <>
          <Notice kind="verified" title={i18n.t('words_kept_title')}>
            {i18n.t('words_kept_text')}
          </Notice>
          <Button look="primary" onClick={() => onDialog(false)}>
            {i18n.t('done')}
          </Button>
        </>
      )}
    </Dialog>
  );
}
