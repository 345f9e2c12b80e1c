/** The verify page as one file that works opened from disk; scripts/verify-page.mjs builds it. */
import './static-words';
import { mount } from '#components/ui/mount';
import { VerifyAny } from '#components/verify/verify';
import { i18n } from '#i18n';

mount(<VerifyAny />, i18n.t('verify_page'));
