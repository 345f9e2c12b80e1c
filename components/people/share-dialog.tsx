import { useState } from 'react';
import { i18n } from '#i18n';
import type { Contact, SharePreview } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { ExactText } from '../ui/exact-text';
import { Select } from '../ui/field';
import { count } from '../ui/format';
import { saveBlob } from '../ui/save-file';
import { ErrorNotice } from '../wallet/errors';
import { openPage } from '../wallet/links';

/** Days for which a share can be opened. */
const DAYS = [1, 7, 30, 90];
const USUAL_DAYS = 7;

interface ShareDialogProps {
  ids: readonly string[];
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** Lines for one person: looked at, sealed, and handed to whoever the person is to give them to. */
export function ShareDialog({ ids, open, onOpen }: ShareDialogProps) {
  return (
    <Dialog title={i18n.t('share_title')} description={i18n.t('share_lead')} open={open} onOpen={onOpen}>
      {open && <ShareForm ids={ids} />}
    </Dialog>
  );
}

function ShareForm({ ids }: { ids: readonly string[] }) {
  const people = useCall('people.list', {});
  // Sealing is a change itself: what was sealed stays in view.
  const preview = useCall('people.preview', { ids: [...ids] }, false);
  const [sealed, setSealed] = useState<{ text: string; contact: Contact } | null>(null);
  if (sealed) return <Sealed {...sealed} />;
  if (people.data?.length === 0) return <Nobody />;
  return (
    <div className="grid gap-4">
      {people.data && preview.data && (
        <Chosen
          people={people.data}
          preview={preview.data}
          ids={ids}
          onSealed={(text, contact) => setSealed({ text, contact })}
        />
      )}
      <ErrorNotice error={people.error ?? preview.error} />
    </div>
  );
}

function Nobody() {
  return (
    <div className="grid gap-4">
      <p>{i18n.t('share_nobody')}</p>
      <Button look="primary" onClick={() => void openPage('options.html#people')} className="justify-self-end">
        {i18n.t('share_to_people')}
      </Button>
    </div>
  );
}

interface ChosenProps {
  people: readonly Contact[];
  preview: SharePreview;
  ids: readonly string[];
  onSealed: (text: string, contact: Contact) => void;
}

function Chosen({ people, preview, ids, onSealed }: ChosenProps) {
  const [id, setId] = useState(people[0]?.id);
  const [days, setDays] = useState(USUAL_DAYS);
  const contact = people.find((each) => each.id === id);
  const seal = useAction(async (to: Contact) => {
    onSealed(await call('people.share', { id: to.id, ids: [...ids], days, shown: preview.text }), to);
  });
  return (
    <>
      <Select label={i18n.t('share_to')} value={id} onChange={({ target }) => setId(target.value)}>
        {people.map((each) => (
          <option key={each.id} value={each.id}>
            {each.name}
          </option>
        ))}
      </Select>
      <Select
        label={i18n.t('share_days')}
        value={String(days)}
        onChange={({ target }) => setDays(Number(target.value))}
      >
        {DAYS.map((each) => (
          <option key={each} value={each}>
            {i18n.t('share_days_of', each, [count(each)])}
          </option>
        ))}
      </Select>
      <div className="grid gap-1.5">
        <p className="font-medium">{i18n.t('share_exactly')}</p>
        <ExactText label={i18n.t('share_exactly')} text={preview.text} className="max-h-48" />
        {preview.hasSecret && <p className="text-small text-needs">{i18n.t('share_secret')}</p>}
      </div>
      <p className="text-small text-ink-soft">{i18n.t('share_meaning')}</p>
      <ErrorNotice error={seal.error} />
      <Button
        look="primary"
        busy={seal.busy}
        inactive={!contact}
        onClick={() => contact && void seal.run(contact)}
        className="justify-self-end"
      >
        {i18n.t('share_seal')}
      </Button>
    </>
  );
}

function Sealed({ text, contact }: { text: string; contact: Contact }) {
  return (
    <div className="grid gap-4" role="status">
      <p className="font-medium">{i18n.t('share_done', [contact.name])}</p>
      <p className="text-ink-soft">{i18n.t('share_done_text', [contact.name])}</p>
      <div className="flex flex-wrap gap-2">
        <CopyButton label={i18n.t('share_copy')} text={text} />
        <Button onClick={() => saveBlob('for-you.satchel-share', new Blob([text], { type: 'text/plain' }))}>
          {i18n.t('share_save')}
        </Button>
      </div>
    </div>
  );
}
