import { Remember } from '#components/remember/remember';
import { mount } from '#components/ui/mount';
import { i18n } from '#i18n';

mount(<Remember id={new URLSearchParams(location.search).get('id') ?? ''} />, i18n.t('remember_this'));
