import { useState } from 'react';
import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { GroupCard } from './group-card';
import { NewGroupDialog } from './new-group-dialog';

/** Groups that the person vouches for. */
export function IssuedGroups() {
  const { data: groups, error } = useCall('groups.list', {});
  const [making, setMaking] = useState(false);
  return (
    <Section
      id="groups"
      title={i18n.t('groups_own')}
      aside={<Button onClick={() => setMaking(true)}>{i18n.t('group_new')}</Button>}
    >
      <p className="text-ink-soft">{i18n.t('groups_own_text')}</p>
      <ErrorNotice error={error} />
      {groups?.map((group) => (
        <GroupCard key={group.id} group={group} />
      ))}
      <NewGroupDialog open={making} onOpen={setMaking} />
    </Section>
  );
}
