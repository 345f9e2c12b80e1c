import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { PictureOfCode } from '../devices/picture-of-code';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { Fold } from '../ui/fold';
import { ErrorNotice } from '../wallet/errors';

/** Lets someone into a group, by the code that their wallet shows. */
export function AdmitForm({ id }: { id: string }) {
  const [code, setCode] = useState('');
  const [label, setLabel] = useState('');
  const admit = useAction(async () => {
    await call('groups.admit', { id, code, label });
    setCode('');
    setLabel('');
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (code.trim() !== '') void admit.run();
  };
  return (
    <Fold label={i18n.t('group_admit')}>
      <form onSubmit={onSubmit} className="grid gap-3">
        <TextArea
          label={i18n.t('group_admit_code')}
          hint={i18n.t('group_admit_code_hint')}
          value={code}
          rows={2}
          spellCheck={false}
          onChange={(event) => {
            admit.clear();
            setCode(event.target.value);
          }}
        />
        <PictureOfCode onCode={setCode} />
        <TextField
          label={i18n.t('group_admit_label')}
          hint={i18n.t('group_admit_label_hint')}
          value={label}
          maxLength={80}
          onChange={(event) => setLabel(event.target.value)}
        />
        <ErrorNotice error={admit.error} />
        <Button type="submit" className="justify-self-start" busy={admit.busy} inactive={code.trim() === ''}>
          {i18n.t('group_admit_button')}
        </Button>
      </form>
    </Fold>
  );
}
