import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Fold } from '../ui/fold';
import { ErrorNotice } from '../wallet/errors';
import { Digits } from './digits';
import { Qr } from './qr';

/** On the new device: its code, as text and as a picture. It stands still while the person goes to the other one. */
export function NewDevice() {
  const { data, error } = useCall('pairing.begin', {}, false);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  return (
    <div className="grid gap-3">
      <p>{i18n.t('pair_new_text')}</p>
      <p className="rounded-box border border-line bg-raised px-3 py-2.5">
        <code className="font-mono">{data.code}</code>
      </p>
      <Fold label={i18n.t('pair_qr')}>
        <Qr text={data.code} label={i18n.t('pair_qr')} />
      </Fold>
      <Digits digits={data.digits} />
    </div>
  );
}
