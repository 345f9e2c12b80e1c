import { useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { HealthNote } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';

const MISSED = {
  composer: () => i18n.t('health_composer'),
  send: () => i18n.t('health_send'),
  turn: () => i18n.t('health_turn'),
};

/** Which sites no longer look as Satchel knows them. Noted here and sent nowhere; the person may copy it. */
export function SiteHealth() {
  const health = useCall('health.list', {});
  const [copied, setCopied] = useState(false);
  const copy = useAction(async () => {
    await navigator.clipboard.writeText(report(health.data ?? []));
    setCopied(true);
  });
  const clear = useAction(async () => {
    await call('health.clear', {});
    setCopied(false);
    health.reload();
  });
  if (health.data?.length === 0) return <p className="text-ink-soft">{i18n.t('health_well')}</p>;
  return (
    <div className="grid gap-3">
      <ul className="grid gap-2">
        {health.data?.map((note) => (
          <li key={note.site}>
            <span className="font-medium">{note.name}</span>
            <span className="block text-small text-ink-soft">
              {i18n.t('health_missed', [note.missed.map((kind) => MISSED[kind]()).join(', '), note.day])}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-small text-ink-soft">{i18n.t('health_report')}</p>
      <div className="flex flex-wrap gap-2">
        <Button inactive={!health.data} busy={copy.busy} onClick={() => void copy.run()}>
          {i18n.t('health_copy')}
        </Button>
        <Button look="quiet" inactive={!health.data} busy={clear.busy} onClick={() => void clear.run()}>
          {i18n.t('health_clear')}
        </Button>
      </div>
      {copied && <Notice kind="info">{i18n.t('copied')}</Notice>}
      <ErrorNotice error={health.error ?? copy.error ?? clear.error} />
    </div>
  );
}

/** Site, day, kinds, version: there is nowhere in a note that content could stand. */
function report(notes: readonly HealthNote[]): string {
  const { version } = browser.runtime.getManifest();
  const lines = notes.map((note) => `${note.site} ${note.day} ${note.version} missed: ${note.missed.join(', ')}`);
  return [`Satchel ${version}, site health`, ...lines].join('\n');
}
