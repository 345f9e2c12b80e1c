import { i18n } from '#i18n';
import type { Auto, DisclosureView, GrantView, SiteStatus, SiteView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { PersonaSelect } from '../personas/persona-select';
import { categoryNames } from '../shared/category';
import { StandingActs } from '../shared/standing-acts';
import { deliveryWords, grantStateWords, outcomeWords } from '../shared/words';
import { useSite } from '../sites/use-site';
import { Button } from '../ui/button';
import { Select } from '../ui/field';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Card, Section } from '../ui/section';
import { Ago } from '../ui/time';
import { ErrorNotice } from '../wallet/errors';
import { openPage } from '../wallet/links';
import { ConnectApp } from './connect-app';
import { UseOnSite } from './use-on-site';

interface ThisSiteProps {
  origin: string;
  /** Receipts that stand on the same screen: none of them is told twice. */
  listed: readonly DisclosureView[];
}

/** What the site in the active tab may see, what it last got, and the way to end it. */
export function ThisSite({ origin, listed }: ThisSiteProps) {
  const { data, error } = useCall('sites.status', { origin });
  return (
    <Section title={i18n.t('this_site')} aside={<span className="text-ink-soft">{hostOf(origin)}</span>}>
      <ErrorNotice error={error} />
      {data && <SiteCard origin={origin} status={data} listed={listed} />}
      {data && <PersonaHere origin={origin} status={data} />}
      {data && <ConnectApp origin={origin} connected={data.connected} />}
    </Section>
  );
}

function SiteCard({ origin, status, listed }: ThisSiteProps & { status: SiteStatus }) {
  const { site, grants, lastDisclosure: last, auto } = status;
  const standing = grants.map((grant) => <Standing key={grant.uid} grant={grant} />);
  if (!site) {
    return (
      <>
        {grants.length > 0 && <Card>{standing}</Card>}
        <UseOnSite origin={origin} />
      </>
    );
  }
  return (
    <Card>
      {grants.length > 0 ? standing : <p className="text-ink-soft">{i18n.t('site_nothing', [site.name])}</p>}
      {grants.some(({ terms }) => terms.delivery === 'auto') && <ByItself origin={origin} auto={auto} />}
      {!site.enabled && <EnableSite site={site} />}
      {last && listed.every(({ id }) => id !== last.id) && (
        <p className="text-small text-ink-soft">
          {i18n.t('site_last', [outcomeWords(last).title])} <Ago at={last.releasedAt} />
        </p>
      )}
    </Card>
  );
}

/** Which persona holds on this site, and its switch; before there is one, the way to the first. */
function PersonaHere({ origin, status: { site, connected, persona } }: { origin: string; status: SiteStatus }) {
  if (!persona || !(site || connected)) return null;
  if (persona.personas.length > 0 || persona.active.kind !== 'all')
    return <PersonaSelect origin={origin} at={persona} />;
  return (
    <Button
      look="quiet"
      size="small"
      className="justify-self-start"
      onClick={() => void openPage('options.html#personas')}
    >
      {i18n.t('persona_make')}
    </Button>
  );
}

/** A consent that lasts, and what can be done with it. */
function Standing({ grant }: { grant: GrantView }) {
  const { delivery, categories } = grant.terms;
  const names = categoryNames(categories);
  return (
    <>
      <p>{delivery === 'app' ? i18n.t('site_app_may_see', [names]) : i18n.t('site_may_see', [names])}</p>
      <p className="text-small text-ink-soft">
        {deliveryWords(delivery)}. {grantStateWords(grant)}.
      </p>
      <StandingActs grant={grant} />
    </>
  );
}

/** When a consent of the kind 'automatically' is used on this site, and its switch. */
function ByItself({ origin, auto }: { origin: string; auto: Auto }) {
  const set = useAction((chosen: Auto) => call('sites.auto', { origin, auto: chosen }));
  return (
    <>
      <Select
        label={i18n.t('auto_when')}
        className="items-center gap-x-3 min-[22rem]:grid-cols-[max-content_1fr]"
        value={auto}
        onChange={(event) => void set.run(event.target.value as Auto)}
        disabled={set.busy}
      >
        <option value="prefill">{i18n.t('auto_prefill')}</option>
        <option value="send">{i18n.t('auto_send')}</option>
        <option value="off">{i18n.t('auto_off')}</option>
      </Select>
      <ErrorNotice error={set.error} />
    </>
  );
}

function EnableSite({ site }: { site: SiteView }) {
  const wish = useSite();
  return (
    <>
      <Notice kind="info">{i18n.t('site_off', [site.name])}</Notice>
      <Button busy={wish.busy} onClick={() => void wish.run(site.origin)}>
        {i18n.t('site_use', [hostOf(site.origin)])}
      </Button>
      {wish.refused && <Notice kind="info">{i18n.t('site_refused', [site.name])}</Notice>}
      <ErrorNotice error={wish.error} />
    </>
  );
}
