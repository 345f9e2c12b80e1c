import { type SubmitEvent, useState } from 'react';
import * as v from 'valibot';
import { i18n } from '#i18n';
import { STAMP_SETTINGS, type StampSettings, StampSettingsSchema } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { TextArea, TextField } from '../ui/field';
import { Fold } from '../ui/fold';
import { useFleeting } from '../ui/use-fleeting';
import { ErrorNotice } from '../wallet/errors';
import { requestCalendars } from './calendars';

const linesOf = (text: string): string[] => [...new Set(text.split(/\s+/).filter((line) => line !== ''))];

/** Which calendars take fingerprints, and who is asked for Bitcoin's blocks. */
export function StampSettingsForm({ settings }: { settings: StampSettings }) {
  const [calendars, setCalendars] = useState(settings.calendars.join('\n'));
  const [headers, setHeaders] = useState(settings.headers);
  const [isWrong, setWrong] = useState(false);
  const [saved, setSaved] = useFleeting();
  const show = (next: StampSettings) => {
    setCalendars(next.calendars.join('\n'));
    setHeaders(next.headers);
    setWrong(false);
  };
  const save = useAction(async (next: StampSettings) => {
    await requestCalendars(next);
    show(await call('stamps.configure', next));
    setSaved(true);
  });
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const next = { calendars: linesOf(calendars), headers };
    const isRight = v.is(StampSettingsSchema, next);
    setWrong(!isRight);
    if (isRight) void save.run(next);
  };
  return (
    <Fold label={i18n.t('stamp_servers')}>
      <form onSubmit={onSubmit} className="grid gap-3" noValidate>
        <TextArea
          label={i18n.t('stamp_calendars')}
          hint={i18n.t('stamp_calendars_hint')}
          value={calendars}
          error={isWrong ? i18n.t('stamp_servers_wrong') : null}
          onChange={(event) => setCalendars(event.target.value)}
          rows={4}
          spellCheck={false}
        />
        <TextField
          type="url"
          label={i18n.t('stamp_headers')}
          hint={i18n.t('stamp_headers_hint')}
          value={headers}
          onChange={(event) => setHeaders(event.target.value.trim())}
        />
        <ErrorNotice error={save.error} />
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" busy={save.busy}>
            {i18n.t('stamp_servers_save')}
          </Button>
          <Button look="quiet" onClick={() => show(STAMP_SETTINGS)}>
            {i18n.t('stamp_servers_usual')}
          </Button>
          <span role="status" className="text-ink-soft">
            {saved && i18n.t('saved')}
          </span>
        </div>
      </form>
    </Fold>
  );
}
