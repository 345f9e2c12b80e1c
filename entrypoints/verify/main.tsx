import { mount } from '#components/ui/mount';
import { VerifyAny, VerifyOwn } from '#components/verify/verify';
import { Gate } from '#components/wallet/gate';
import { i18n } from '#i18n';

const uid = new URLSearchParams(location.search).get('uid');

mount(uid ? <Gate>{() => <VerifyOwn uid={uid} />}</Gate> : <VerifyAny />, i18n.t('verify_page'));
