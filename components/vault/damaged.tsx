import { useState } from 'react';
import { i18n } from '#i18n';
import type { WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button, buttonClass } from '../ui/button';
import { TextField } from '../ui/field';
import { Notice } from '../ui/notice';
import { ErrorNotice } from '../wallet/errors';

interface DamagedProps {
  error: WalletError;
  onRetry: () => void;
  /** Where a file can be restored in place; elsewhere another page is opened for that. */
  onRestore?: () => void;
}

/** The wallet is there and does not open: what is damaged, what is safe, what can be done. Nothing is reset unasked. */
export function Damaged({ error, onRetry, onRestore }: DamagedProps) {
  const [clearing, setClearing] = useState(false);
  if (clearing) return <ClearAway onBack={() => setClearing(false)} />;
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
      <div className="flex flex-wrap gap-2">
        {onRestore ? (
          <Button look="primary" onClick={onRestore}>
            {i18n.t('damaged_restore')}
          </Button>
        ) : (
          <a href="/onboarding.html#restore" target="_blank" rel="noreferrer" className={buttonClass('primary')}>
            {i18n.t('damaged_restore')}
          </a>
        )}
        <Button onClick={onRetry}>{i18n.t('try_again')}</Button>
      </div>
      <Button look="quiet" className="justify-self-start" onClick={() => setClearing(true)}>
        {i18n.t('wallet_damaged_clear')}
      </Button>
    </>
  );
}

/** For whoever has no wallet file: a word is typed before anything goes. */
function ClearAway({ onBack }: { onBack: () => void }) {
  const [typed, setTyped] = useState('');
  const word = i18n.t('erase_word');
  const isTyped = typed.trim().toLowerCase() === word;
  const reset = useAction(async () => {
    await call('vault.reset', {});
    location.assign('/onboarding.html');
  });
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isTyped) void reset.run();
      }}
    >
      <Notice kind="error">{i18n.t('wallet_damaged_lost')}</Notice>
      <TextField
        label={i18n.t('erase_type', [word])}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ErrorNotice error={reset.error} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={onBack}>{i18n.t('back')}</Button>
        <Button type="submit" look="removes" inactive={!isTyped} busy={reset.busy}>
          {i18n.t('wallet_damaged_sure')}
        </Button>
      </div>
    </form>
  );
}

function part({ data }: WalletError): string {
  if (data?.place === 'header') return i18n.t('place_header');
  if (data?.place === 'epochs') return i18n.t('place_epochs');
  return i18n.t('place_state');
}
