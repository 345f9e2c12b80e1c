import { Fingerprint, Pencil, Trash2 } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { MAX_PASSKEY_NAME_CHARS, type PasskeyView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { Ago } from '../ui/time';
import { ErrorNotice } from '../wallet/errors';

/** One passkey: when it came and was last used; to be renamed and removed. */
export function PasskeyRow({ passkey }: { passkey: PasskeyView }) {
  const [task, setTask] = useState<'rename' | 'remove' | null>(null);
  const onDialog = (open: boolean) => !open && setTask(null);
  return (
    <li className="flex items-center gap-2.5">
      <Fingerprint aria-hidden className="size-4 shrink-0 text-ink-soft" />
      <div className="min-w-0 grow">
        <p className="truncate">{passkey.name}</p>
        <p className="text-small text-ink-soft">
          {passkey.lastUsed === null ? i18n.t('passkey_added') : i18n.t('passkey_used')}{' '}
          <Ago at={passkey.lastUsed ?? passkey.created} />
        </p>
      </div>
      <IconButton label={i18n.t('passkey_rename', [passkey.name])} icon={Pencil} onClick={() => setTask('rename')} />
      <IconButton label={i18n.t('passkey_remove', [passkey.name])} icon={Trash2} onClick={() => setTask('remove')} />
      <Dialog title={i18n.t('passkey_rename_title')} open={task === 'rename'} onOpen={onDialog}>
        <Rename passkey={passkey} onDone={() => setTask(null)} />
      </Dialog>
      <Dialog
        title={i18n.t('passkey_remove', [passkey.name])}
        description={i18n.t('passkey_remove_text')}
        open={task === 'remove'}
        onOpen={onDialog}
      >
        <Remove passkey={passkey} onCancel={() => setTask(null)} />
      </Dialog>
    </li>
  );
}

function Rename({ passkey, onDone }: { passkey: PasskeyView; onDone: () => void }) {
  const [name, setName] = useState(passkey.name);
  const rename = useAction(async () => {
    await call('passkeys.rename', { id: passkey.id, name });
    onDone();
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void rename.run();
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-3">
      <TextField
        label={i18n.t('passkey_name')}
        value={name}
        maxLength={MAX_PASSKEY_NAME_CHARS}
        onChange={(event) => setName(event.target.value)}
      />
      <ErrorNotice error={rename.error} />
      <Button type="submit" look="primary" busy={rename.busy} inactive={name.trim() === ''}>
        {i18n.t('save')}
      </Button>
    </form>
  );
}

function Remove({ passkey, onCancel }: { passkey: PasskeyView; onCancel: () => void }) {
  const remove = useAction(() => call('passkeys.remove', { id: passkey.id }));
  return (
    <>
      <ErrorNotice error={remove.error} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onCancel}>{i18n.t('cancel')}</Button>
        <Button look="removes" onClick={() => remove.run()} busy={remove.busy}>
          {i18n.t('passkey_remove_button')}
        </Button>
      </div>
    </>
  );
}
