import { useState } from 'react';
import { i18n } from '#i18n';
import type { SiteView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Switch } from '../ui/choice';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';
import { OwnSites } from './own-sites';
import { releaseHost, requestHosts } from './permission';

/** Every known site with a switch: on asks the browser for the host, off gives it back. */
export function SiteSwitches() {
  const sites = useCall('sites.list', {});
  const [refused, setRefused] = useState<SiteView | null>(null);
  const known = (sites.data ?? []).filter((site) => !site.own);
  const enabled = known.filter((site) => site.enabled).map((site) => site.id);

  const turn = useAction(async (site: SiteView, on: boolean) => {
    const granted = on ? await requestHosts([site.origin]) : true;
    setRefused(granted ? null : site);
    if (!granted) return;
    await call('sites.enable', { ids: on ? [...enabled, site.id] : enabled.filter((id) => id !== site.id) });
    if (!on) await releaseHost(site.origin);
    sites.reload();
  });

  return (
    <div className="grid gap-4">
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        {known.map((site) => (
          <Switch
            key={site.id}
            label={site.name}
            hint={i18n.t('site_host_vendor', [hostOf(site.origin), site.vendor])}
            checked={site.enabled}
            onChecked={(on) => turn.run(site, on)}
            disabled={turn.busy}
          />
        ))}
      </div>
      {refused && <Notice kind="info">{i18n.t('site_refused', [refused.name])}</Notice>}
      <ErrorNotice error={sites.error ?? turn.error} />
      <OwnSites sites={(sites.data ?? []).filter((site) => site.own)} onChange={sites.reload} />
    </div>
  );
}
