import { Popup } from '#components/popup/popup';
import { mount } from '#components/ui/mount';
import { Gate } from '#components/wallet/gate';
import { i18n } from '#i18n';

mount(<Gate>{(status) => <Popup status={status} />}</Gate>, i18n.t('app_name'));
