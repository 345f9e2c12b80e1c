import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { hostOf } from '../ui/format';
import { ErrorNotice } from '../wallet/errors';
import { useConnect } from './use-connect';

/** Sites whose apps may ask, each with its end. Nothing where there is none: they are connected in the toolbar's popup. */
export function ConnectedApps() {
  const { data, error } = useCall('apps.list', {});
  const { disconnect } = useConnect();
  if (!data || data.length === 0) return <ErrorNotice error={error} />;
  return (
    <div className="grid gap-3 border-t border-line pt-3">
      <h3 className="font-medium">{i18n.t('apps_connected')}</h3>
      <ul className="grid gap-2">
        {data.map((origin) => (
          <li key={origin} className="flex items-center justify-between gap-3">
            <span className="min-w-0 break-all">{hostOf(origin)}</span>
            <Button
              look="removes"
              size="small"
              busy={disconnect.busy}
              onClick={() => void disconnect.run(origin)}
              aria-label={i18n.t('app_disconnect_label', [hostOf(origin)])}
            >
              {i18n.t('app_disconnect')}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={disconnect.error} />
    </div>
  );
}
