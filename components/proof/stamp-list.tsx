import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { ErrorNotice } from '../wallet/errors';
import { ProofRows } from './proof-rows';

/** What calendars were given, newest first, and how far each has come. */
export function StampList() {
  const { data: stamps, error } = useCall('stamps.list', {});
  return (
    <div className="grid gap-1.5">
      <h3 className="font-medium">{i18n.t('stamps')}</h3>
      {stamps && <ProofRows rows={stamps} />}
      <ErrorNotice error={error} />
    </div>
  );
}
