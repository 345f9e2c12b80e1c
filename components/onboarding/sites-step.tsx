import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { SiteView } from '#lib/protocol/index';
import { useAction, useCall } from '#lib/rpc/hooks';
import { requestHosts } from '../sites/permission';
import { Button } from '../ui/button';
import { Checkbox } from '../ui/choice';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { Progress } from '../ui/progress';
import { ErrorNotice } from '../wallet/errors';

interface SitesStepProps {
  /** Left out where the wallet is there already. */
  onBack?: () => void;
  /** Makes the wallet; the sites are those that the browser let it have. */
  onSites: (sites: SiteView[]) => Promise<void>;
}

/** Which sites; then the browser's own question; then the wallet is made. */
export function SitesStep({ onBack, onSites }: SitesStepProps) {
  const sites = useCall('sites.list', {});
  const [ticked, setTicked] = useState<string[]>([]);
  const [refused, setRefused] = useState(false);
  const create = useAction(async () => {
    const chosen = (sites.data ?? []).filter((site) => ticked.includes(site.id));
    const granted = chosen.length === 0 || (await requestHosts(chosen.map((site) => site.origin)));
    setRefused(!granted);
    if (granted) await onSites(chosen);
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void create.run();
  };

  return (
    <form onSubmit={onSubmit} className="grid gap-5">
      <fieldset className="grid gap-1" disabled={create.busy}>
        <legend className="sr-only">{i18n.t('sites_title')}</legend>
        {sites.data?.map((site) => (
          <Checkbox
            key={site.id}
            aria-label={site.name}
            checked={ticked.includes(site.id)}
            onChange={(event) =>
              setTicked(event.target.checked ? [...ticked, site.id] : ticked.filter((id) => id !== site.id))
            }
            className="rounded-box border border-line bg-raised p-3 hover:border-edge"
          >
            <span className="font-medium">{site.name}</span>
            <span className="block text-small text-ink-soft">
              {i18n.t('site_host_vendor', [hostOf(site.origin), site.vendor])}
            </span>
          </Checkbox>
        ))}
      </fieldset>
      <p className="text-ink-soft">{i18n.t('sites_why')}</p>
      {refused && <Notice kind="needs">{i18n.t('sites_refused')}</Notice>}
      <ErrorNotice error={sites.error ?? create.error} />
      {create.busy && onBack && <Progress label={i18n.t('creating')} />}
      <div className="flex justify-between gap-2">
        {onBack && (
          <Button onClick={onBack} inactive={create.busy}>
            {i18n.t('back')}
          </Button>
        )}
        <Button type="submit" look="primary" inactive={!sites.data} busy={create.busy}>
          {onBack ? i18n.t('create_wallet') : i18n.t('continue')}
        </Button>
      </div>
    </form>
  );
}
