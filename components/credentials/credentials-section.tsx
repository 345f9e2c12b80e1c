import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { Section } from '../ui/section';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { CredentialCard } from './credential-card';
import { IssuedGroups } from './issued-groups';
import { JoinDialog } from './join-dialog';
import { Showings } from './showings';

/** Memberships that the person holds, and groups that they vouch for. */
export function CredentialsSection() {
  const { data: credentials, error } = useCall('credentials.list', {});
  const [joining, setJoining] = useState(false);
  const toast = useToast();
  const restore = useAction((id: string) => call('credentials.restore', { id }));
  const onRemoved = (id: string) => toast({ text: i18n.t('credential_removed'), undo: () => void restore.run(id) });
  const add = <Button onClick={() => setJoining(true)}>{i18n.t('credential_add')}</Button>;
  return (
    <>
      <Section id="credentials" title={i18n.t('credentials')} aside={credentials?.length ? add : null}>
        <p className="text-ink-soft">{i18n.t('credentials_lead')}</p>
        <ErrorNotice error={error ?? restore.error} />
        {credentials?.length === 0 && (
          <Empty icon={BadgeCheck} title={i18n.t('credentials_none')} action={add}>
            {i18n.t('credentials_none_text')}
          </Empty>
        )}
        {credentials?.map((credential) => (
          <CredentialCard key={credential.id} credential={credential} onRemoved={onRemoved} />
        ))}
        <JoinDialog open={joining} onOpen={setJoining} />
      </Section>
      <Showings />
      <IssuedGroups />
    </>
  );
}
