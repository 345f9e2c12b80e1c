import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { ErrorNotice } from '../wallet/errors';
import { StampRow } from './stamp-row';

/** What calendars were given, newest first, and how far each has come. */
export function StampList() {
  const { data: stamps, error } = useCall('stamps.list', {});
  return (
    <div className="grid gap-1.5">
      <h3 className="font-medium">{i18n.t('stamps')}</h3>
      {stamps?.length === 0 && <p className="text-ink-soft">{i18n.t('proof_history_none')}</p>}
      {stamps && stamps.length > 0 && (
        <ul>
          {stamps.map((stamp) => (
            <StampRow key={stamp.id} stamp={stamp} />
          ))}
        </ul>
      )}
      <ErrorNotice error={error} />
    </div>
  );
}
