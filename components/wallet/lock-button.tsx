import { Lock } from 'lucide-react';
import { i18n } from '#i18n';
import { call } from '#lib/rpc/client';
import { useAction } from '#lib/rpc/hooks';
import { Button } from '../ui/button';

export function LockButton() {
  const { run, busy } = useAction(() => call('wallet.lock', {}));
  return (
    <Button size="small" onClick={() => run()} busy={busy}>
      {!busy && <Lock aria-hidden className="size-3.5" />}
      {i18n.t('lock')}
    </Button>
  );
}
