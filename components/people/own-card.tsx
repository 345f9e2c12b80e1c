import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { MAX_CONTACT_NAME_CHARS, type OwnCard as Own } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Qr } from '../devices/qr';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Code } from '../ui/facts';
import { TextField } from '../ui/field';
import { ErrorNotice } from '../wallet/errors';
import { KeyDigits } from './key-digits';

/** What the person gives to others: as a picture and as text, under a name that they choose. */
export function OwnCard() {
  const { data, error } = useCall('people.own', {});
  return (
    <div className="grid gap-4">
      {data && <OwnCardOf own={data} />}
      <ErrorNotice error={error} />
    </div>
  );
}

function OwnCardOf({ own }: { own: Own }) {
  const [name, setName] = useState(own.name);
  const save = useAction(() => call('people.call', { name: name.trim() }));
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void save.run();
  };
  return (
    <>
      <form onSubmit={onSubmit} className="flex items-end gap-2">
        <TextField
          label={i18n.t('people_own_name')}
          value={name}
          maxLength={MAX_CONTACT_NAME_CHARS}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
          className="grow"
        />
        <Button type="submit" busy={save.busy} inactive={name.trim() === own.name}>
          {i18n.t('save')}
        </Button>
      </form>
      <ErrorNotice error={save.error} />
      <Qr text={own.card} label={i18n.t('people_own')} />
      <Code>{own.card}</Code>
      <div className="flex flex-wrap gap-2">
        <CopyButton size="small" label={i18n.t('copy')} text={own.card} />
      </div>
      <KeyDigits digits={own.digits} />
      <p className="text-small text-ink-soft">{i18n.t('people_digits_hint')}</p>
    </>
  );
}
