import { BadgeCheck } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { Section } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { CredentialCard } from './credential-card';
import { IssuedGroups } from './issued-groups';
import { JoinDialog } from './join-dialog';

/** Memberships that the person holds, and groups that they vouch for. */
export function CredentialsSection() {
  const { data: credentials, error } = useCall('credentials.list', {});
  const [joining, setJoining] = useState(false);
  const add = <Button onClick={() => setJoining(true)}>{i18n.t('credential_add')}</Button>;
  return (
    <>
      <Section id="credentials" title={i18n.t('credentials')} aside={credentials?.length ? add : null}>
        <p className="text-ink-soft">{i18n.t('credentials_lead')}</p>
        <ErrorNotice error={error} />
        {credentials?.length === 0 && (
          <Empty icon={BadgeCheck} title={i18n.t('credentials_none')} action={add}>
            {i18n.t('credentials_none_text')}
          </Empty>
        )}
        {credentials?.map((credential) => (
          <CredentialCard key={credential.id} credential={credential} />
        ))}
        <JoinDialog open={joining} onOpen={setJoining} />
      </Section>
      <IssuedGroups />
    </>
  );
}
