import { type SubmitEvent, useState } from 'react';
import { i18n } from '#i18n';
import type { SiteView } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { useToast } from '../ui/toast';
import { ErrorNotice } from '../wallet/errors';
import { releaseHost } from './permission';
import { useSite } from './use-site';

interface OwnSitesProps {
  sites: readonly SiteView[];
  onChange: () => void;
}

/** Sites that the person added, each with its end, and a line to add one by its address. */
export function OwnSites({ sites, onChange }: OwnSitesProps) {
  const [address, setAddress] = useState('');
  const wish = useSite(() => {
    setAddress('');
    onChange();
  });
  const toast = useToast();
  const remove = useAction(async (site: SiteView) => {
    await call('sites.forget', { origin: site.origin });
    await releaseHost(site.origin);
    onChange();
    const undo = () => void wish.run(site.origin);
    toast({ text: i18n.t('own_site_removed'), undo });
  });
  const origin = originOf(address);
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (origin) void wish.run(origin);
  };

  return (
    <div className="grid gap-3 border-t border-line pt-3">
      {sites.length > 0 && (
        <ul className="grid gap-2">
          {sites.map((site) => (
            <li key={site.id} className="flex items-center justify-between gap-3">
              <span className="min-w-0">
                <span className="font-medium break-all">{site.name}</span>
                <span className="block text-small text-ink-soft">
                  {site.enabled ? i18n.t('own_site_added') : i18n.t('site_refused', [site.name])}
                </span>
              </span>
              <Button
                look="removes"
                size="small"
                busy={remove.busy}
                onClick={() => void remove.run(site)}
                aria-label={i18n.t('own_site_remove_label', [site.name])}
              >
                {i18n.t('own_site_remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={onSubmit} className="grid gap-2">
        <TextField
          label={i18n.t('own_site_address')}
          hint={i18n.t('own_site_hint')}
          placeholder="https://chat.example.com"
          value={address}
          onChange={(event) => setAddress(event.target.value)}
          className="grow"
        />
        <Button type="submit" inactive={!origin} busy={wish.busy} className="justify-self-start">
          {i18n.t('add')}
        </Button>
      </form>
      {wish.refused && origin && <Notice kind="info">{i18n.t('site_refused', [origin])}</Notice>}
      <ErrorNotice error={wish.error ?? remove.error} />
    </div>
  );
}

/** What a person types or pastes, as an origin; a bare host name is https. */
function originOf(address: string): string | null {
  const typed = address.trim();
  const url = typed.includes('://') ? typed : `https://${typed}`;
  return typed !== '' && URL.canParse(url) ? new URL(url).origin : null;
}
