import { Consent } from '#components/consent/consent';
import { mount } from '#components/ui/mount';
import { i18n } from '#i18n';

mount(<Consent id={new URLSearchParams(location.search).get('id') ?? ''} />, i18n.t('consent_page'));
