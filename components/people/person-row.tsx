import { Pencil, Trash2 } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { type Contact, MAX_CONTACT_NAME_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { type Action, useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { IconButton } from '../ui/icon-button';
import { ErrorNotice } from '../wallet/errors';
import { KeyDigits } from './key-digits';

interface PersonRowProps {
  contact: Contact;
  remove: Action<[id: string]>;
}

/** One person, and the digits of their keys; to be renamed and removed. */
export function PersonRow({ contact, remove }: PersonRowProps) {
  const { id, name, digits } = contact;
  const [renaming, setRenaming] = useState(false);
  return (
    <li className="flex items-start gap-2.5">
      <div className="min-w-0 grow">
        <p className="font-medium wrap-anywhere">{name}</p>
        <KeyDigits digits={digits} />
      </div>
      <IconButton label={`${i18n.t('people_rename')}: ${name}`} icon={Pencil} onClick={() => setRenaming(true)} />
      <IconButton label={`${i18n.t('people_remove')}: ${name}`} icon={Trash2} onClick={() => void remove.run(id)} />
      <Dialog title={i18n.t('people_rename')} open={renaming} onOpen={setRenaming}>
        <Rename contact={contact} onDone={() => setRenaming(false)} />
      </Dialog>
    </li>
  );
}

function Rename({ contact, onDone }: { contact: Contact; onDone: () => void }) {
  const [name, setName] = useState(contact.name);
  const save = useAction(async () => {
    await call('people.rename', { id: contact.id, name });
    onDone();
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void save.run();
  };
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      <TextField
        label={i18n.t('people_name')}
        value={name}
        maxLength={MAX_CONTACT_NAME_CHARS}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      <ErrorNotice error={save.error} />
      <Button type="submit" look="primary" busy={save.busy} inactive={name.trim() === ''} className="justify-self-end">
        {i18n.t('save')}
      </Button>
    </form>
  );
}
