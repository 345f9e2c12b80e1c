import { browser } from 'wxt/browser';
import { Popup } from '#components/popup/popup';
import { mount } from '#components/ui/mount';
import { Gate } from '#components/wallet/gate';
import { i18n } from '#i18n';

/** A popup is as wide as its content asks for; as a tab it takes the width that there is. */
void browser.tabs.getCurrent().then((tab) => {
  if (tab) document.body.style.width = 'auto';
});

mount(<Gate>{(status) => <Popup status={status} />}</Gate>, i18n.t('app_name'));
