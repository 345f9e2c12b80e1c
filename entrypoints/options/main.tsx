import { Settings } from '#components/settings/settings';
import { mount } from '#components/ui/mount';
import { Gate } from '#components/wallet/gate';
import { i18n } from '#i18n';

mount(<Gate>{(status) => <Settings status={status} />}</Gate>, i18n.t('settings_page'));
