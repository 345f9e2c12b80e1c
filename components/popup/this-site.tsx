import { i18n } from '#i18n';
import type { GrantView, SiteStatus, SiteView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { deliveryWords, grantStateWords, outcomeWords } from '../shared/words';
import { requestHosts } from '../sites/permission';
import { Button } from '../ui/button';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card, Section } from '../ui/section';
import { Ago } from '../ui/time';
import { ErrorNotice } from '../wallet/errors';

/** What the site in the active tab may see, what it last got, and the way to end it. */
export function ThisSite({ origin }: { origin: string }) {
  const { data, error } = useCall('sites.status', { origin });
  return (
    <Section title={i18n.t('this_site')} aside={<span className="text-ink-soft">{hostOf(origin)}</span>}>
      <ErrorNotice error={error} />
      {data && <SiteCard origin={origin} status={data} />}
    </Section>
  );
}

function SiteCard({ origin, status: { site, grant, lastDisclosure } }: { origin: string; status: SiteStatus }) {
  if (!site) return <p className="text-ink-soft">{i18n.t('site_unknown', [hostOf(origin)])}</p>;
  return (
    <Card>
      {grant ? <Standing grant={grant} /> : <p className="text-ink-soft">{i18n.t('site_nothing', [site.name])}</p>}
      {!site.enabled && <EnableSite site={site} />}
      {lastDisclosure && (
        <p className="text-small text-ink-soft">
          {i18n.t('site_last', [outcomeWords(lastDisclosure.state).title])} <Ago at={lastDisclosure.releasedAt} />
        </p>
      )}
    </Card>
  );
}

/** A consent that lasts, and its end. */
function Standing({ grant }: { grant: GrantView }) {
  const revoke = useAction(() => call('grants.revoke', { uid: grant.uid }));
  return (
    <>
      <div className="flex items-start justify-between gap-3">
        <p className="min-w-0">{i18n.t('site_may_see', [grant.terms.categories.join(', ')])}</p>
        <Button look="removes" size="small" busy={revoke.busy} onClick={() => revoke.run()}>
          {i18n.t('stop_sharing')}
        </Button>
      </div>
      <p className="text-small text-ink-soft">
        {deliveryWords(grant.terms.delivery)}. {grantStateWords(grant)}.
      </p>
      <ErrorNotice error={revoke.error} />
    </>
  );
}

function EnableSite({ site }: { site: SiteView }) {
  const { data: sites } = useCall('sites.list', {});
  const enable = useAction(async () => {
    if (!(await requestHosts([site.origin]))) return;
    const enabled = (sites ?? []).filter((other) => other.enabled).map(({ id }) => id);
    await call('sites.enable', { ids: [...enabled, site.id] });
  });
  return (
    <>
      <Notice kind="info">{i18n.t('site_off', [site.name])}</Notice>
      <Button inactive={!sites} busy={enable.busy} onClick={() => enable.run()}>
        {i18n.t('site_use', [hostOf(site.origin)])}
      </Button>
      <ErrorNotice error={enable.error} />
    </>
  );
}
