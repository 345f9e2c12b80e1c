import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { type ApprovalView, MAX_TOKEN_BUDGET, WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { ProverProgress } from '../credentials/prover-progress';
import { wordsWithin } from '../shared/length';
import { Button } from '../ui/button';
import { list } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { AppWords } from './app-words';
import { Candidates } from './candidates';
import { type Chosen, choiceOf } from './choice';
import { Meaning } from './meaning';
import { MoreBelow, useMoreBelow } from './more-below';
import { PreviewText } from './preview-text';
import { SignedAs } from './signed-as';
import { SiteHeading } from './site-heading';
import { Still } from './still';
import { Terms } from './terms';
import { UnderPersona } from './under-persona';
import { useArmed } from './use-armed';
import { WithMembership } from './with-membership';

interface ConsentFormProps {
  approval: ApprovalView;
  /** The yes got no answer: it may have been carried out, or not. */
  onLost: () => void;
}

/** Who, what exactly, how long, what it means, yes or no. What is approved is the digest that is on the screen. */
export function ConsentForm({ approval, onLost }: ConsentFormProps) {
  const [chosen, setChosen] = useState<Chosen>(() => ({
    itemIds: approval.candidates.filter((candidate) => candidate.selected).map(({ id }) => id),
    term: 'once',
    manner: approval.app ? 'app' : 'click',
    shows: '',
  }));
  const [answered, setAnswered] = useState(false);
  const armed = useArmed();
  const { end, moreBelow } = useMoreBelow();
  const none = chosen.itemIds.length === 0;
  const shows = chosen.term !== 'once' && chosen.manner !== 'app' && chosen.shows !== '';
  const preview = useCall('approvals.preview', none ? null : { id: approval.id, ...choiceOf(chosen) }, false);
  const shown = none ? null : preview.data;

  const finish = () => {
    setAnswered(true);
    window.close();
  };
  const approve = useAction(async (digest: string) => {
    try {
      await call('approvals.approve', { id: approval.id, digest });
    } catch (error) {
      if (error instanceof WalletError && error.code === 'internal') onLost();
      preview.reload();
      throw error;
    }
    finish();
  });
  const reject = useAction(async () => {
    await call('approvals.reject', { id: approval.id });
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
  const ready = armed && preview.current && shown !== null && !shown.overBudget;
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col">
      <div className="grid grow content-start gap-3 px-4 pt-3 pb-2">
        <SiteHeading
          origin={approval.origin}
          firstTime={approval.firstTime}
          embedder={approval.embedder}
          looksLike={approval.looksLike}
        />
        {approval.app && <AppWords app={approval.app} origin={approval.origin} />}
        {approval.app && approval.candidates.length === 0 && (
          <Notice kind="info">{i18n.t('app_nothing', [list(approval.app.scopes)])}</Notice>
        )}
        <UnderPersona approval={approval} />
        <Candidates
          candidates={approval.candidates}
          ticked={chosen.itemIds}
          onTicked={(itemIds) => setChosen({ ...chosen, itemIds })}
        />
        {shown && <PreviewText preview={shown} stale={!preview.current} />}
        <div ref={end}>
          <Terms chosen={chosen} onChosen={setChosen} />
          {chosen.term !== 'once' && <WithMembership chosen={chosen} onChosen={setChosen} />}
        </div>
        {shown && <SignedAs origin={approval.origin} preview={shown} />}
      </div>
      <footer className="bottom-0 grid gap-2.5 border-t border-line bg-paper px-4 py-3 [@media(min-height:30rem)]:sticky">
        {moreBelow && <MoreBelow onShow={() => end.current?.scrollIntoView()} />}
        {shown?.overBudget && (
          <Notice kind="needs">
            {i18n.t('over_budget', [wordsWithin(chosen.term === 'once' ? MAX_TOKEN_BUDGET : approval.tokenBudget)])}
          </Notice>
        )}
        <ErrorNotice error={preview.error ?? approve.error ?? reject.error} />
        {approve.busy && shows && <ProverProgress label={i18n.t('show_working')} />}
        {shown && <Meaning approval={approval} preview={shown} chosen={chosen} />}
        <div className="flex flex-wrap justify-between gap-2">
          <Button look="removes" className="max-w-full" onClick={() => reject.run()} busy={reject.busy}>
            {i18n.t('dont_share')}
          </Button>
          <Button
            look="primary"
            className="max-w-full"
            inactive={!ready}
            busy={approve.busy}
            onClick={() => shown && approve.run(shown.digest)}
          >
            {none ? i18n.t('share_none') : i18n.t('share', chosen.itemIds.length)}
          </Button>
        </div>
      </footer>
    </main>
  );
}
