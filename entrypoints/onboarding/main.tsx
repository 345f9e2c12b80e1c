import { Onboarding } from '#components/onboarding/onboarding';
import { mount } from '#components/ui/mount';
import { i18n } from '#i18n';

mount(<Onboarding />, i18n.t('app_name'));
