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
    <Section title={i18n.t('this_site')}>
      <ErrorNotice error={error} />
      {data && <SiteCard origin={origin} status={data} />}
    </Section>
  );
}

function SiteCard({ origin, status: { site, grant, lastDisclosure } }: { origin: string; status: SiteStatus }) {
  const host = hostOf(origin);
  if (!site) return <p className="text-ink-soft">{i18n.t('site_unknown', [host])}</p>;
  const active = grant?.state === 'active' ? grant : null;
  return (
    <Card className="gap-2">
      <p className="font-medium">{host}</p>
      {active ? <Active grant={active} /> : <p className="text-ink-soft">{i18n.t('site_nothing', [site.name])}</p>}
      {!site.enabled && <EnableSite site={site} />}
      {lastDisclosure && (
        <p className="text-small text-ink-soft">
          {i18n.t('site_last', [outcomeWords(lastDisclosure.state).title])} <Ago at={lastDisclosure.releasedAt} />
        </p>
      )}
    </Card>
  );
}

function Active({ grant }: { grant: GrantView }) {
  const revoke = useAction(() => call('grants.revoke', { uid: grant.uid }));
  return (
    <>
      <p>{i18n.t('site_may_see', [grant.terms.categories.join(', ')])}</p>
      <p className="text-small text-ink-soft">
        {deliveryWords(grant.terms.delivery)}. {grantStateWords(grant)}.
      </p>
      <ErrorNotice error={revoke.error} />
      <Button
        look="removes"
        size="small"
        className="justify-self-start"
        busy={revoke.busy}
        onClick={() => revoke.run()}
      >
        {i18n.t('stop_sharing')}
      </Button>
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
