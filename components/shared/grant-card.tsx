import { i18n } from '#i18n';
import type { GrantTerms, GrantView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { fullTime, hostOf } from '../ui/format';
import { Card } from '../ui/section';
import { ErrorNotice } from '../wallet/errors';
import { proofPage } from '../wallet/links';
import { categoryNames } from './category';
import { EndInPublic } from './end-in-public';
import { tokensOf, wordsWithin } from './length';
import { ShowsMembership } from './shows-membership';
import { StandingActs } from './standing-acts';
import { deliveryWords, grantStateWords } from './words';

/** One consent: who, what, how, until when; one that stands, here or on another device, can be revoked. */
export function GrantCard({ grant }: { grant: GrantView }) {
  const revoke = useAction(() => call('grants.revoke', { uid: grant.uid }));
  const { terms, signed } = grant;
  const host = hostOf(terms.origin);
  return (
    <article aria-label={i18n.t('grant_label', [host])}>
      <Card>
        <div className="flex items-start justify-between gap-3">
          <div className="min-w-0">
            <h3 className="font-medium">{host}</h3>
            <p>{categoryNames(terms.categories)}</p>
            <p className="text-small text-ink-soft">{deliveryWords(terms.delivery)}</p>
            {grant.persona && <GivenUnder persona={grant.persona} />}
            <p className="text-small text-ink-soft">{grantStateWords(grant)}</p>
          </div>
          {grant.state === 'elsewhere' && (
            <Button look="removes" size="small" busy={revoke.busy} onClick={() => revoke.run()}>
              {i18n.t('grant_end')}
            </Button>
          )}
        </div>
        <ErrorNotice error={revoke.error} />
        {grant.state === 'active' && terms.delivery !== 'once' && <ShowsMembership grant={grant} />}
        {grant.state === 'active' && <StandingActs grant={grant} />}
        {terms.delivery !== 'once' && <EndInPublic grant={grant} />}
        <Fold label={i18n.t('details')}>
          <Facts
            rows={[
              [i18n.t('grant_signed'), fullTime(grant.from * 1000)],
              [
                i18n.t('grant_limit'),
                i18n.t('grant_limit_words', [wordsWithin(terms.tokenBudget), tokensOf(terms.tokenBudget)]),
              ],
              ...siteWords(terms),
              [i18n.t('grant_key'), <Code key="key">{signed.signer}</Code>],
              [i18n.t('grant_uid'), <Code key="uid">{grant.uid}</Code>],
              [
                i18n.t('proof'),
                <a key="proof" href={proofPage(grant.uid)} target="_blank" rel="noreferrer">
                  {i18n.t('see_proof')}
                </a>,
              ],
            ]}
          />
        </Fold>
      </Card>
    </article>
  );
}

/** The persona under which it stands, and there alone. */
function GivenUnder({ persona }: { persona: string }) {
  const { data } = useCall('personas.list', {});
  if (!data) return null;
  const name = data.personas.find(({ id }) => id === persona)?.name;
  return (
    <p className="text-small text-ink-soft">
      {name === undefined ? i18n.t('grant_under_gone') : i18n.t('grant_under', [name])}
    </p>
  );
}

/** What an app said when it asked: its own words. */
function siteWords({ purpose, app }: GrantTerms): [string, string][] {
  if (!app) return [];
  return [
    [i18n.t('grant_app_purpose'), i18n.t('quoted', [purpose])],
    [i18n.t('grant_app_retention'), i18n.t('quoted', [app.retention])],
  ];
}
