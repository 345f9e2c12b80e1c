import { useState } from 'react';
import { i18n } from '#i18n';
import { kindOf, type ShowingView } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { hostOf } from '../ui/format';
import { Card, Section } from '../ui/section';
import { Ago } from '../ui/time';
import { ErrorNotice } from '../wallet/errors';
import { proofPage } from '../wallet/links';
import { MadeProof } from './made-proof';
import { DemoBadge } from './way-words';

const AT_ONCE = 10;

/** Where memberships were shown, newest first, also those that were removed since; each proof can be had again. */
export function Showings() {
  const { data: showings, error } = useCall('presentations.list', {});
  const [most, setMost] = useState(AT_ONCE);
  const [asked, setAsked] = useState<ShowingView | null>(null);
  if (showings?.length === 0) return null;
  return (
    <Section id="showings" title={i18n.t('showings')}>
      <ErrorNotice error={error} />
      {showings && (
        <Card>
          <ul className="grid gap-2">
            {showings.slice(0, most).map((showing) => (
              <li key={showing.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <div className="min-w-40 grow">
                  <p className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
                    {hostOf(showing.origin)} <DemoBadge kind={kindOf(showing.group)} />
                  </p>
                  <p className="text-small text-ink-soft wrap-anywhere">
                    {showing.name} · {i18n.t(showing.bound === 'grant' ? 'showing_grant' : 'showing_answer')} ·{' '}
                    <Ago at={showing.at} />
                  </p>
                </div>
                <Button
                  size="small"
                  aria-label={i18n.t('showing_proof_for', [hostOf(showing.origin)])}
                  onClick={() => setAsked(showing)}
                >
                  {i18n.t('showing_proof')}
                </Button>
              </li>
            ))}
          </ul>
          {showings.length > most && (
            <Button size="small" className="justify-self-start" onClick={() => setMost(most + AT_ONCE)}>
              {i18n.t('showings_more')}
            </Button>
          )}
        </Card>
      )}
      <Dialog title={i18n.t('showing_proof')} open={asked !== null} onOpen={(open) => !open && setAsked(null)}>
        {asked && (
          <>
            <Shown id={asked.id} onDone={() => setAsked(null)} />
            <p className="text-small text-ink-soft">
              {i18n.t('showing_when')}{' '}
              <a href={proofPage(asked.id)} target="_blank" rel="noreferrer">
                {i18n.t('see_proof')}
              </a>
            </p>
          </>
        )}
      </Dialog>
    </Section>
  );
}

function Shown({ id, onDone }: { id: string; onDone: () => void }) {
  const { data: made, error } = useCall('presentations.get', { id });
  return (
    <>
      <ErrorNotice error={error} />
      {made && <MadeProof made={made} onDone={onDone} />}
    </>
  );
}
