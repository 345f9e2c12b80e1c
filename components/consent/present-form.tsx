import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { type ApprovalView, SMALL_GROUP } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { ProverProgress } from '../credentials/prover-progress';
import { DemoBadge } from '../credentials/way-words';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { ExactText } from '../ui/exact-text';
import { Fold } from '../ui/fold';
import { count, hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { SiteHeading } from './site-heading';
import { Still } from './still';
import { useArmed } from './use-armed';

interface PresentFormProps {
  approval: ApprovalView;
  asked: NonNullable<ApprovalView['credential']>;
}

/** A site asks for membership and nothing else: which one, what it learns, yes or no. */
export function PresentForm({ approval: { id, origin, firstTime, embedder, looksLike }, asked }: PresentFormProps) {
  const { bound, held } = asked;
  const [standing, setStanding] = useState(false);
  const [chosen, setChosen] = useState(held[0]?.id ?? '');
  const [answered, setAnswered] = useState(false);
  const armed = useArmed();
  const finish = () => {
    setAnswered(true);
    window.close();
  };
  const show = useAction(async () => {
    await call('approvals.present', { id, credential: chosen, standing });
    finish();
  });
  const reject = useAction(async () => {
    await call('approvals.reject', { id });
    finish();
  });
  const { run: runReject } = reject;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && void runReject();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
  if (answered) {
    return (
      <Still title={i18n.t('consent_done')} action={<Button onClick={() => window.close()}>{i18n.t('close')}</Button>}>
        {i18n.t('consent_done_text')}
      </Still>
    );
  }
  const group = held.find((each) => each.id === chosen);
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col">
      <div className="grid grow content-start gap-3 px-4 pt-3 pb-2">
        <SiteHeading {...{ origin, firstTime, embedder, looksLike }} lead={i18n.t('present_lead')} />
        {held.length === 0 && <Notice kind="info">{i18n.t('present_none')}</Notice>}
        {held.length > 0 && (
          <fieldset className="grid gap-2">
            <legend className="mb-1 font-medium">{i18n.t('present_which')}</legend>
            {held.map(({ id: each, name, size, kind }) => (
              <label key={each} className="flex items-start gap-2">
                <input
                  type="radio"
                  name="held"
                  checked={chosen === each}
                  onChange={() => setChosen(each)}
                  className="mt-0.5 size-4 shrink-0 accent-accent"
                />
                <span className="min-w-0 wrap-anywhere">
                  {name}{' '}
                  <span className="text-small text-ink-soft">{i18n.t('group_members', size, [count(size)])}</span>{' '}
                  <DemoBadge kind={kind} />
                </span>
              </label>
            ))}
          </fieldset>
        )}
        {group && <Learns name={group.name} size={group.size} />}
        {bound.kind === 'challenge' && (
          <Fold label={i18n.t('show_challenge')}>
            <ExactText text={bound.value} label={i18n.t('show_challenge')} className="max-h-40" />
          </Fold>
        )}
        {bound.kind === 'grant' && <p className="text-ink-soft">{i18n.t('present_grant')}</p>}
        {bound.kind === 'grant' && group && (
          <Checkbox checked={standing} onChange={(event) => setStanding(event.target.checked)}>
            {i18n.t('present_standing')}
          </Checkbox>
        )}
      </div>
      <footer className="sticky bottom-0 grid gap-2.5 border-t border-line bg-paper px-4 py-3">
        <ErrorNotice error={show.error ?? reject.error} />
        {show.busy && <ProverProgress label={i18n.t('show_working')} />}
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="removes" onClick={() => reject.run()} busy={reject.busy}>
            {i18n.t('present_not')}
          </Button>
          <Button
            look="primary"
            inactive={!armed || !group}
            busy={show.busy}
            onClick={() => armed && group && void show.run()}
          >
            {i18n.t('present_button', [hostOf(origin)])}
          </Button>
        </div>
      </footer>
    </main>
  );
}

/** What the site learns of it, and how many people it is one of. */
function Learns({ name, size }: { name: string; size: number }) {
  return (
    <>
      <div className="grid gap-1">
        <p className="font-medium">{i18n.t('show_gets')}</p>
        <ul className="list-disc ps-5">
          <li>{i18n.t('show_gets_member', [name])}</li>
          <li>{i18n.t('show_gets_pseudonym')}</li>
          <li>{i18n.t('show_gets_not')}</li>
        </ul>
      </div>
      {size < SMALL_GROUP && <Notice kind="needs">{i18n.t('credential_people_small', size, [count(size)])}</Notice>}
    </>
  );
}
