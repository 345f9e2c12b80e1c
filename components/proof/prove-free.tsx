import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { BITCOIN, type StampSettings } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { ErrorNotice } from '../wallet/errors';
import { requestCalendars } from './calendars';

/** Where no network is chosen: a proof that takes neither account nor fee, one click away, and what it tells whom. */
export function ProveFree({ stamps, settings }: { stamps: StampSettings; settings: ReactNode }) {
  const prove = useAction(async () => {
    await requestCalendars(stamps);
    await call('anchor.configure', { network: BITCOIN, chainId: 0, rpcUrl: '', eas: '' });
    await call('anchor.now', {});
  });
  return (
    <div className="grid gap-2">
      <p className="text-small text-ink-soft">{i18n.t('prove_free_hint', [stamps.calendars.length])}</p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" busy={prove.busy} onClick={() => prove.run()}>
          {i18n.t('prove_free')}
        </Button>
        {settings}
      </div>
      <ErrorNotice error={prove.error} />
    </div>
  );
}
