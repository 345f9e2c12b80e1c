import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import type { HealthNote } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { fullDate } from '../ui/format';
import { ErrorNotice } from '../wallet/errors';

const MISSED = {
  composer: () => i18n.t('health_composer'),
  send: () => i18n.t('health_send'),
  turn: () => i18n.t('health_turn'),
};

/** Which sites no longer look as Satchel knows them. Noted here and sent nowhere; the person may copy it. */
export function SiteHealth() {
  const health = useCall('health.list', {});
  const clear = useAction(async () => {
    await call('health.clear', {});
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
              {i18n.t('health_missed', [note.missed.map((kind) => MISSED[kind]()).join(', '), dayWords(note.day)])}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-small text-ink-soft">{i18n.t('health_report')}</p>
      <div className="flex flex-wrap gap-2">
        <CopyButton label={i18n.t('health_copy')} text={report(health.data ?? [])} inactive={!health.data} />
        <Button look="quiet" inactive={!health.data} busy={clear.busy} onClick={() => void clear.run()}>
          {i18n.t('health_clear')}
        </Button>
      </div>
      <ErrorNotice error={health.error ?? clear.error} />
    </div>
  );
}

/** A day as a note writes it, `2026-11-22`, in the person's words. */
const dayWords = (day: string) => fullDate(new Date(`${day}T12:00`).getTime());

/** Site, day, kinds, version: there is nowhere in a note that content could stand. */
function report(notes: readonly HealthNote[]): string {
  const { version } = browser.runtime.getManifest();
  const lines = notes.map((note) => `${note.site} ${note.day} ${note.version} missed: ${note.missed.join(', ')}`);
  return [`Satchel ${version}, site health`, ...lines].join('\n');
}
