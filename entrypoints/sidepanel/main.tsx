import { mount } from '#components/ui/mount';
import { Vault } from '#components/vault/vault';
import { Gate } from '#components/wallet/gate';
import { i18n } from '#i18n';

/** Opened from a chat page to unlock: goes away again once it has. */
const goesBack = new URLSearchParams(location.search).get('then') === 'back';

mount(
  <Gate onUnlocked={goesBack ? () => window.close() : undefined}>{(status) => <Vault status={status} />}</Gate>,
  i18n.t('app_name'),
);
