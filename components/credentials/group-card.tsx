import { i18n } from '#i18n';
import type { IssuedView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Fold } from '../ui/fold';
import { count, fullTime } from '../ui/format';
import { Notice } from '../ui/notice';
import { saveJson } from '../ui/save-file';
import { Card } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { AdmitForm } from './admit-form';
import { CodeToHand } from './code-to-hand';
import { Members } from './members';
import { ProverProgress } from './prover-progress';

/** One group of the person's own: its invitation, its members, its list. */
export function GroupCard({ group }: { group: IssuedView }) {
  const { id, name, members, invitation, unsigned, signedAt } = group;
  const present = members.filter(({ removed }) => !removed).length;
  const sign = useAction(async () => {
    const { list } = await call('groups.sign', { id });
    saveJson('satchel-group-list.json', JSON.parse(list));
  });
  return (
    <Card>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="min-w-0 break-words font-medium">{name}</h3>
        <p className="text-small text-ink-soft">{i18n.t('group_members', present, [count(present)])}</p>
      </div>
      <Fold label={i18n.t('group_invitation')} open={members.length === 0}>
        <div className="grid gap-2">
          <p className="text-small text-ink-soft">{i18n.t('group_invitation_text')}</p>
          <CodeToHand label={i18n.t('group_invitation')} code={invitation} />
        </div>
      </Fold>
      <AdmitForm id={id} />
      {members.length === 0 ? <p className="text-ink-soft">{i18n.t('group_nobody')}</p> : <Members group={group} />}
      {members.length > 0 && unsigned && <Notice kind="needs">{i18n.t('group_unsigned')}</Notice>}
      {signedAt !== null && <p className="text-small text-ink-soft">{i18n.t('group_signed', [fullTime(signedAt)])}</p>}
      <ErrorNotice error={sign.error} />
      {sign.busy ? (
        <ProverProgress label={i18n.t('group_signing')} />
      ) : (
        <Button
          className="justify-self-start"
          look={unsigned ? 'primary' : 'secondary'}
          inactive={members.length === 0}
          onClick={() => members.length > 0 && void sign.run()}
        >
          {i18n.t('group_sign')}
        </Button>
      )}
    </Card>
  );
}
