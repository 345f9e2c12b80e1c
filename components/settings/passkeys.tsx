import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { useCall } from '#lib/rpc/hooks';
import { ErrorNotice } from '../wallet/errors';
import { usePasskeySupport } from '../wallet/passkey-button';
import { AddPasskey } from './add-passkey';
import { PasskeyRow } from './passkey-row';

/** The passkeys that open this wallet, beside its password. */
export function Passkeys({ status }: { status: WalletStatus }) {
  const { data: passkeys, error } = useCall('passkeys.list', {});
  const supported = usePasskeySupport();
  return (
    <div className="grid gap-2.5 border-t border-line pt-2.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-medium">{i18n.t('passkeys')}</span>
        {supported && <AddPasskey status={status} />}
      </div>
      <p className="text-small text-ink-soft">
        {supported === false ? i18n.t('passkeys_unsupported') : i18n.t('passkeys_what')}
      </p>
      {passkeys && passkeys.length > 0 && (
        <ul aria-label={i18n.t('passkeys')} className="grid gap-2.5">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <ErrorNotice error={error} />
    </div>
  );
}
