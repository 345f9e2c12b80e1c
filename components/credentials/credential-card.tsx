import { useState } from 'react';
import { i18n } from '#i18n';
import { type CredentialView, SMALL_GROUP } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Facts } from '../ui/facts';
import { count, fullDate, hostOf, list, shortHex } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import { CodeToHand } from './code-to-hand';
import { RemoveDialog } from './remove-dialog';
import { RenewDialog } from './renew-dialog';
import { ShowDialog } from './show-dialog';

interface CredentialCardProps {
  credential: CredentialView;
  onRemoved: (id: string) => void;
}

/** One membership: whose it is, how large its group is, where it was shown, and what can be done with it. */
export function CredentialCard({ credential, onRemoved }: CredentialCardProps) {
  const [open, setOpen] = useState<'show' | 'renew' | 'remove' | null>(null);
  const { name, state, group, size, readAt, until, code, shown } = credential;
  const onOpen = (next: boolean) => !next && setOpen(null);
  const sites = [...new Set(shown.map(({ origin }) => hostOf(origin)))];
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="min-w-0 break-words font-medium">{name}</h3>
        <p className="text-small text-ink-soft">{i18n.t('credential_vouched')}</p>
      </div>
      <StateNotice state={state} />
      {state === 'asked' && <CodeToHand label={i18n.t('credential_code')} code={code} />}
      {state === 'member' && size !== null && size < SMALL_GROUP && (
        <Notice kind="needs">{i18n.t('credential_people_small', size, [count(size)])}</Notice>
      )}
      <Facts
        rows={[
          [
            i18n.t('credential_from'),
            <span key="from" title={group}>
              {i18n.t('credential_from_key', [shortHex(group.slice(group.indexOf(':') + 1))])}
            </span>,
          ],
          [i18n.t('credential_people'), size === null ? null : count(size)],
          [i18n.t('credential_read'), readAt === null ? null : fullDate(readAt)],
          [i18n.t('credential_until'), until === null ? null : fullDate(until)],
          [
            i18n.t('credential_shown'),
            state === 'asked' ? null : sites.length > 0 ? list(sites) : i18n.t('credential_shown_none'),
          ],
        ]}
      />
      <p className="text-small text-ink-soft">{i18n.t('credential_not_human')}</p>
      <div className="flex flex-wrap gap-2">
        {state === 'member' && (
          <Button look="primary" onClick={() => setOpen('show')}>
            {i18n.t('credential_show')}
          </Button>
        )}
        <Button look={state === 'member' ? 'secondary' : 'primary'} onClick={() => setOpen('renew')}>
          {i18n.t('credential_renew')}
        </Button>
        <Button look="removes" onClick={() => setOpen('remove')}>
          {i18n.t('credential_remove')}
        </Button>
      </div>
      <ShowDialog credential={credential} open={open === 'show'} onOpen={onOpen} />
      <RenewDialog credential={credential} open={open === 'renew'} onOpen={onOpen} />
      <RemoveDialog credential={credential} open={open === 'remove'} {...{ onOpen, onRemoved }} />
    </Card>
  );
}

function StateNotice({ state }: Pick<CredentialView, 'state'>) {
  if (state === 'member') return null;
  const words = {
    asked: [i18n.t('credential_asked'), i18n.t('credential_asked_text')],
    gone: [i18n.t('credential_gone'), i18n.t('credential_gone_text')],
    expired: [i18n.t('credential_expired'), i18n.t('credential_expired_text')],
  } as const;
  const [title, text] = words[state];
  return (
    <Notice kind={state === 'asked' ? 'info' : 'needs'} title={title}>
      {text}
    </Notice>
  );
}
