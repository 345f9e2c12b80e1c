import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { Button } from '../ui/button';
import { newPassword } from './kdf';
import { NewPasswordForm } from './new-password-form';
import { WordsEntry } from './words-entry';

/** The 12 words set a new password: what is kept here stays as it is. */
export function RecoverForm({ onRecovered }: { onRecovered: () => void }) {
  const [words, setWords] = useState<string[] | null>(null);
  if (!words) {
    return (
      <>
        <p className="text-ink-soft">{i18n.t('recover_text')}</p>
        <WordsEntry
          submit={i18n.t('continue')}
          onWords={async (typed) => {
            await call('phrase.check', { words: typed });
            setWords(typed);
          }}
        />
        <p className="text-small text-ink-soft">{i18n.t('recover_without')}</p>
      </>
    );
  }
  return (
    <>
      <NewPasswordForm
        submit={i18n.t('recover_set')}
        label={i18n.t('new_password')}
        onPassword={async (password) => {
          await call('password.recover', { words, ...(await newPassword(password)) });
          onRecovered();
        }}
      />
      <Button look="quiet" className="justify-self-start" onClick={() => setWords(null)}>
        {i18n.t('recover_back')}
      </Button>
    </>
  );
}
