import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { type CardView, type Contact, MAX_CONTACT_NAME_CHARS } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { PictureOfCode } from '../devices/picture-of-code';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { KeyDigits } from './key-digits';

interface AddPersonProps {
  onAdded: (contact: Contact) => void;
}

/** Somebody's card, looked at, and pinned under the person's own name for them. */
export function AddPerson({ onAdded }: AddPersonProps) {
  const [card, setCard] = useState('');
  const [seen, setSeen] = useState<CardView | null>(null);
  const read = useAction(async (text: string) => setSeen(await call('people.read', { card: text })));
  const change = (text: string) => {
    setCard(text);
    setSeen(null);
    read.clear();
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (card.trim() !== '') void read.run(card);
  };
  return (
    <div className="grid gap-4">
      <form onSubmit={onSubmit} className="grid gap-3">
        <TextArea
          label={i18n.t('people_card')}
          hint={i18n.t('people_card_hint')}
          value={card}
          spellCheck={false}
          rows={3}
          onChange={(event) => change(event.target.value)}
        />
        <PictureOfCode
          onCode={(code) => {
            change(code);
            void read.run(code);
          }}
        />
        <ErrorNotice error={read.error} />
        {!seen && (
          <Button
            type="submit"
            look="primary"
            busy={read.busy}
            inactive={card.trim() === ''}
            className="justify-self-end"
          >
            {i18n.t('people_look')}
          </Button>
        )}
      </form>
      {seen && <Seen key={seen.digits} card={card} seen={seen} onAdded={onAdded} />}
    </div>
  );
}

function Seen({ card, seen, onAdded }: AddPersonProps & { card: string; seen: CardView }) {
  const { known, digits } = seen;
  const changed = known.kind === 'changed' ? known.contact : null;
  const [other, setOther] = useState(false);
  const [name, setName] = useState(seen.name);
  const over = changed && !other ? changed.id : null;
  const add = useAction(async () =>
    onAdded(await call('people.add', { card, name: over === null ? name : (changed?.name ?? name), over })),
  );
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void add.run();
  };
  if (known.kind === 'own') return <Notice kind="info">{i18n.t('people_is_own')}</Notice>;
  if (known.kind === 'pinned') return <Notice kind="info">{i18n.t('people_is_pinned', [known.contact.name])}</Notice>;
  return (
    <form onSubmit={onSubmit} className="grid gap-4">
      {changed && (
        <Notice kind="needs" title={i18n.t('people_changed_title')}>
          {i18n.t('people_changed', [changed.name])}
        </Notice>
      )}
      {changed && <KeyDigits label={i18n.t('people_changed_old')} digits={changed.digits} />}
      <KeyDigits digits={digits} {...(changed && { label: i18n.t('people_changed_new') })} />
      <p className="text-small text-ink-soft">{i18n.t('people_digits_hint')}</p>
      {over === null && (
        <TextField
          label={i18n.t('people_name')}
          value={name}
          maxLength={MAX_CONTACT_NAME_CHARS}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      )}
      <ErrorNotice error={add.error} />
      <div className="flex flex-wrap justify-end gap-2">
        {changed && !other && <Button onClick={() => setOther(true)}>{i18n.t('people_other_name')}</Button>}
        <Button
          type="submit"
          look={over === null ? 'primary' : 'removes'}
          busy={add.busy}
          inactive={over === null && (name.trim() === '' || name.trim() === changed?.name)}
        >
          {over === null ? i18n.t('people_pin') : i18n.t('people_replace', [changed?.name ?? ''])}
        </Button>
      </div>
    </form>
  );
}
