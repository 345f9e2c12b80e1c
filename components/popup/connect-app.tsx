import { i18n } from '#i18n';
import { isUsableOrigin } from '#lib/protocol/origin';
import { useConnect } from '../sites/use-connect';
import { Button } from '../ui/button';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';

interface ConnectAppProps {
  origin: string;
  connected: boolean;
}

/** Lets the pages of a site ask by the page API, or ends that. Connecting shares nothing. */
export function ConnectApp({ origin, connected }: ConnectAppProps) {
  const { connect, disconnect, refused } = useConnect();
  if (!isUsableOrigin(origin)) return null;
  const host = hostOf(origin);
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <p className="min-w-0 grow basis-32 text-small text-ink-soft">
          {connected ? i18n.t('app_connected') : i18n.t('app_connect_text')}
        </p>
        {connected ? (
          <Button look="removes" size="small" busy={disconnect.busy} onClick={() => void disconnect.run(origin)}>
            {i18n.t('app_disconnect')}
          </Button>
        ) : (
          <Button size="small" busy={connect.busy} onClick={() => void connect.run(origin)}>
            {i18n.t('app_connect')}
          </Button>
        )}
      </div>
      {refused && <Notice kind="info">{i18n.t('site_refused', [host])}</Notice>}
      <ErrorNotice error={connect.error ?? disconnect.error} />
    </div>
  );
}
