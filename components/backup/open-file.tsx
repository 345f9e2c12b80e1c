import { useState } from 'react';
import { i18n } from '#i18n';
import type { FileLook, Opening } from '#lib/protocol/index';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Ago } from '../ui/time';
import { ErrorNotice } from '../wallet/errors';
import { deriveKek } from '../wallet/kdf';
import { PasswordForm } from '../wallet/password-form';
import { WordsEntry } from '../wallet/words-entry';
import { PickFile } from './pick-file';
import { lookAt, tryOpening } from './transfer';

export interface Opened {
  file: File;
  opening: Opening;
  look: FileLook;
}

interface OpenFileProps {
  submit: string;
  /** Takes the file with what opens it. */
  onOpen: (opened: Opened) => void;
}

/** A wallet file, and its password or the 12 words. */
export function OpenFile({ submit, onOpen }: OpenFileProps) {
  const [picked, setPicked] = useState<{ file: File; look: FileLook } | null>(null);
  const [byWords, setByWords] = useState(false);
  const look = useAction(async (file: File) => setPicked({ file, look: await lookAt(file) }));
  if (!picked) {
    return (
      <>
        <PickFile onFile={(file) => void look.run(file)} />
        <ErrorNotice error={look.error} />
      </>
    );
  }
  const { kdf, created } = picked.look;
  const open = async (opening: Opening) => {
    await tryOpening(picked.file, opening);
    onOpen({ ...picked, opening });
  };
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="min-w-0">
          <span className="block truncate font-medium">{picked.file.name}</span>
          <span className="text-small text-ink-soft">
            {i18n.t('file_written')} <Ago at={created} />
          </span>
        </span>
        <Button size="small" onClick={() => setPicked(null)}>
          {i18n.t('file_other')}
        </Button>
      </p>
      {kdf === null ? (
        <ForThisDevice submit={submit} onOpen={() => open({ by: 'pairing' })} />
      ) : byWords ? (
        <WordsEntry submit={submit} onWords={(words) => open({ by: 'words', words })} />
      ) : (
        <>
          <p className="text-ink-soft">{i18n.t('file_password_hint')}</p>
          <PasswordForm
            submit={submit}
            retryAt={null}
            wrongWords={i18n.t('file_wrong_password')}
            onPassword={async (password) => open({ by: 'password', kek: await deriveKek(password, kdf) })}
          />
        </>
      )}
      {kdf !== null && (
        <Button look="quiet" className="justify-self-start" onClick={() => setByWords(!byWords)}>
          {byWords ? i18n.t('file_by_password') : i18n.t('file_by_words')}
        </Button>
      )}
    </div>
  );
}

/** A file that was made for this device needs nothing typed. */
function ForThisDevice({ submit, onOpen }: { submit: string; onOpen: () => Promise<unknown> }) {
  const open = useAction(onOpen);
  return (
    <>
      <p className="text-ink-soft">{i18n.t('file_for_device')}</p>
      <ErrorNotice error={open.error} />
      <Button look="primary" busy={open.busy} onClick={() => void open.run()}>
        {submit}
      </Button>
    </>
  );
}
