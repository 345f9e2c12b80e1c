import { Fingerprint } from 'lucide-react';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Auth, PasskeyRequest } from '#lib/protocol/index';
import { useAction, useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { ErrorNotice } from './errors';
import { askPasskey, passkeysSupported } from './passkey';

/** Whether passkeys work here; null until the browser said. */
export function usePasskeySupport(): boolean | null {
  const [supported, setSupported] = useState<boolean | null>(null);
  useEffect(() => void passkeysSupported().then(setSupported), []);
  return supported;
}

/** The wallet's passkeys that can be used here. */
function useUsable(): PasskeyRequest[] {
  const { data } = useCall('wallet.ways', {});
  return usePasskeySupport() ? (data?.passkeys ?? []) : [];
}

/** A passkey instead of the password, where the wallet has one and the browser can use it. */
export function PasskeyButton({ onAuth }: { onAuth: (auth: Auth) => Promise<unknown> }) {
  const passkeys = useUsable();
  const use = useAction(async () => onAuth(await askPasskey(passkeys)));
  if (passkeys.length === 0) return null;
  return (
    <div className="grid gap-3">
      <Button onClick={() => use.run()} busy={use.busy}>
        {!use.busy && <Fingerprint aria-hidden className="size-4" />}
        {i18n.t('use_passkey')}
      </Button>
      <ErrorNotice error={use.error} />
    </div>
  );
}
