import { i18n } from '#i18n';
import { type AnchorStatus, WalletError } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button, buttonClass } from '../ui/button';
import { Progress } from '../ui/progress';
import { ErrorNotice } from '../wallet/errors';
import { PayingAddress } from './paying-address';
import { ProveFree } from './prove-free';
import { proofIsOff } from './state';

/** Puts the log's state on the chain; where something is missing first, leads there. */
export function ProveNow({ onKeepWords, status }: { onKeepWords: () => void; status: AnchorStatus }) {
  const prove = useAction(async () => {
    try {
      await call('anchor.now', {});
    } catch (error) {
      // The dialog itself says what is missing: an alert behind it would still stand when it is done.
      if (!(error instanceof WalletError && error.code === 'phrase-not-kept')) throw error;
      onKeepWords();
    }
  });
  const code = prove.error?.code;
  const settings = (
    <a href="/options.html#proof" target="_blank" rel="noreferrer" className={buttonClass('secondary', 'small')}>
      {i18n.t('choose_network')}
    </a>
  );
  if (proofIsOff(status)) return <ProveFree stamps={status.stamps} settings={settings} />;
  const done = status.provenSize >= status.logSize;
  return (
    <div className="grid gap-3">
      <Button
        look={done ? 'secondary' : 'primary'}
        className="justify-self-start"
        busy={prove.busy}
        onClick={() => prove.run()}
      >
        {i18n.t('prove_now')}
      </Button>
      {prove.busy && <Progress label={i18n.t('proving')} />}
      <ErrorNotice
        error={prove.error}
        action={(code === 'chain-not-configured' || code === 'chain-mismatch') && settings}
      />
      {status.address && (code === 'chain-no-funds' || status.latest?.waiting === 'chain-no-funds') && (
        <PayingAddress status={status} needed />
      )}
    </div>
  );
}
