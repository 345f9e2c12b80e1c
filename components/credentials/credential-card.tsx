import { useState } from 'react';
import { i18n } from '#i18n';
import { type CredentialView, groupChain, SMALL_GROUP } from '#lib/protocol/index';
import { Button } from '../ui/button';
import { Facts } from '../ui/facts';
import { count, fullDate, hostOf, list, shortHex } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card } from '../ui/section';
import { CodeToHand } from './code-to-hand';
import { EnterGate } from './enter-gate';
import { RemoveDialog } from './remove-dialog';
import { RenewDialog } from './renew-dialog';
import { ShowDialog } from './show-dialog';
import { DemoBadge, WayWords } from './way-words';

interface CredentialCardProps {
  credential: CredentialView;
  onRemoved: (id: string) => void;
}

/** One membership: whose it is, how large its group is, where it was shown, and what can be done with it. */
export function CredentialCard({ credential, onRemoved }: CredentialCardProps) {
  const [open, setOpen] = useState<'show' | 'renew' | 'remove' | null>(null);
  const { name, state, kind, group, size, readAt, until, code, entry, way, shown } = credential;
  const onOpen = (next: boolean) => !next && setOpen(null);
  const sites = [...new Set(shown.map(({ origin }) => hostOf(origin)))];
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="min-w-0 break-words font-medium">{name}</h3>
        <KindWords credential={credential} />
      </div>
      <StateNotice credential={credential} />
      {state === 'asked' && code !== null && <CodeToHand label={i18n.t('credential_code')} code={code} />}
      {state === 'asked' && entry && <EnterGate credential={credential} entry={entry} />}
      {state === 'member' && size !== null && size < SMALL_GROUP && (
        <Notice kind="needs">{i18n.t('credential_people_small', size, [count(size)])}</Notice>
      )}
      <Facts
        rows={[
          [
            i18n.t('credential_from'),
            <span key="from" title={group} className="break-all">
              {fromWords(credential)}
            </span>,
          ],
          [i18n.t('credential_people'), size === null ? null : count(size)],
          [
            kind === 'vouched' ? i18n.t('credential_read') : i18n.t('credential_read_chain'),
            readAt === null ? null : fullDate(readAt),
          ],
          [i18n.t('credential_until'), until === null ? null : fullDate(until)],
          [
            i18n.t('credential_shown'),
            state === 'asked' ? null : sites.length > 0 ? list(sites) : i18n.t('credential_shown_none'),
          ],
        ]}
      />
      {!(state === 'asked' && entry) && <WayWords way={way} />}
      <div className="flex flex-wrap gap-2">
        {state === 'member' && (
          <Button look="primary" onClick={() => setOpen('show')}>
            {i18n.t('credential_show')}
          </Button>
        )}
        <Button
          look={state === 'member' || (state === 'asked' && entry?.local) ? 'secondary' : 'primary'}
          onClick={() => setOpen('renew')}
        >
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

/** What stands behind the group, beside its name. */
function KindWords({ credential: { kind } }: { credential: CredentialView }) {
  if (kind === 'demo') return <DemoBadge kind={kind} />;
  const words = kind === 'vouched' ? i18n.t('credential_vouched') : i18n.t('credential_chain');
  return <p className="text-small text-ink-soft">{words}</p>;
}

/** Who lets people in. */
function fromWords({ group, kind, entry }: CredentialView): string {
  const [, id = '', contract = '', number = ''] = group.split(':');
  if (kind === 'vouched') return i18n.t('credential_from_key', [shortHex(id)]);
  const { name } = groupChain(Number(id));
  if (entry) return i18n.t('credential_from_gate', [shortHex(entry.to), name]);
  return i18n.t('credential_from_chain', [number, shortHex(contract), name]);
}

function StateNotice({ credential: { state, kind, entry } }: { credential: CredentialView }) {
  if (state === 'member') return null;
  const askedText = kind === 'vouched' ? i18n.t('credential_asked_text') : i18n.t('credential_asked_chain');
  const words = {
    asked: [i18n.t('credential_asked'), entry ? i18n.t('credential_asked_gate') : askedText],
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
