import { useState } from 'react';
import { i18n } from '#i18n';
import type { WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ErrorNotice } from './errors';

/** The wallet is there and does not open: what is damaged, what is safe, what can be done. Nothing is reset unasked. */
export function Damaged({ error, onRetry }: { error: WalletError; onRetry: () => void }) {
  const [sure, setSure] = useState(false);
  const reset = useAction(async () => {
    await call('vault.reset', {});
    location.assign('/onboarding.html');
  });
  return (
    <>
      <Notice kind="error" title={i18n.t('wallet_damaged', [part(error)])}>
        {i18n.t('wallet_damaged_safe')}
      </Notice>
      <ol className="list-decimal ps-5 text-ink-soft">
        <li>{i18n.t('wallet_damaged_retry')}</li>
        <li>{i18n.t('wallet_damaged_copy')}</li>
        <li>{i18n.t('wallet_damaged_restore')}</li>
      </ol>
      <ErrorNotice error={reset.error} />
      <div className="flex flex-wrap gap-2">
        <Button look="primary" onClick={onRetry}>
          {i18n.t('try_again')}
        </Button>
        {sure ? (
          <Button look="removes" disabled={reset.busy} onClick={() => void reset.run()}>
            {i18n.t('wallet_damaged_sure')}
          </Button>
        ) : (
          <Button onClick={() => setSure(true)}>{i18n.t('wallet_damaged_clear')}</Button>
        )}
      </div>
    </>
  );
}

function part({ data }: WalletError): string {
  if (data?.place === 'header') return i18n.t('place_header');
  if (data?.place === 'epochs') return i18n.t('place_epochs');
  return i18n.t('place_state');
}
