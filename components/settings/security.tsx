import { i18n } from '#i18n';
import type { WalletStatus } from '#lib/protocol/index';
import { Card, Section } from '../ui/section';
import { ChangePassword } from './change-password';
import { Passkeys } from './passkeys';

/** What opens the wallet day by day: password and passkeys. */
export function Security({ status }: { status: WalletStatus }) {
  return (
    <Section id="security" title={i18n.t('settings_security')}>
      <Card>
        <ChangePassword status={status} />
        <Passkeys status={status} />
      </Card>
    </Section>
  );
}
