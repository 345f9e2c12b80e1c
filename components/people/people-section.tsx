import { useState } from 'react';
import { i18n } from '#i18n';
import type { Contact } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Card, Section } from '../ui/section';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { AddPerson } from './add-person';
import { OwnCard } from './own-card';
import { PersonRow } from './person-row';

/** The wallet's own card, and those of people whose keys the person pinned. */
export function PeopleSection() {
  const { data, error } = useCall('people.list', {});
  const [task, setTask] = useState<'add' | 'own' | null>(null);
  const toast = useToast();
  const restore = useAction(({ digits: _digits, ...contact }: Contact) => call('people.restore', contact));
  const remove = useAction(async (id: string) => {
    const removed = await call('people.remove', { id });
    toast({ text: i18n.t('people_removed', [removed.name]), undo: () => void restore.run(removed) });
  });
  const onDialog = (open: boolean) => !open && setTask(null);
  return (
    <Section
      id="people"
      title={i18n.t('people')}
      aside={
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => setTask('own')}>
            {i18n.t('people_own')}
          </Button>
          <Button size="small" onClick={() => setTask('add')}>
            {i18n.t('people_add')}
          </Button>
        </div>
      }
    >
      <p className="text-ink-soft">{i18n.t('people_what')}</p>
      {data && (
        <Card>
          {data.length === 0 ? (
            <p className="text-ink-soft">{i18n.t('people_none')}</p>
          ) : (
            <ul aria-label={i18n.t('people')} className="grid gap-2.5">
              {data.map((contact) => (
                <PersonRow key={contact.id} contact={contact} remove={remove} />
              ))}
            </ul>
          )}
          <ErrorNotice error={remove.error ?? restore.error} />
        </Card>
      )}
      <ErrorNotice error={error} />
      <Dialog
        title={i18n.t('people_own')}
        description={i18n.t('people_own_hint')}
        open={task === 'own'}
        onOpen={onDialog}
      >
        <OwnCard />
      </Dialog>
      <Dialog title={i18n.t('people_add')} open={task === 'add'} onOpen={onDialog}>
        <AddPerson
          onAdded={({ name }) => {
            setTask(null);
            toast({ text: i18n.t('people_added', [name]) });
          }}
        />
      </Dialog>
    </Section>
  );
}
