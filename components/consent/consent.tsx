import { useEffect, useState } from 'react';
import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Button } from '../ui/button';
import { ErrorNotice } from '../wallet/errors';
import { openPage } from '../wallet/links';
import { ConsentForm } from './consent-form';
import { PresentForm } from './present-form';
import { Still } from './still';

/** The window in which a person says yes or no. It never asks for the password: a page can draw a look-alike. */
export function Consent({ id }: { id: string }) {
  const { data: status } = useCall('wallet.status', {});
  const { data: approval, error, reload } = useCall('approvals.get', { id });

  const [lost, setLost] = useState(false);
  useTabs(reload);

  if (status?.phase === 'locked' || error?.code === 'locked') {
    return (
      <Still
        title={i18n.t('consent_locked_title')}
        action={
          <Button look="primary" onClick={() => openPage('sidepanel.html')}>
            {i18n.t('consent_locked_open')}
          </Button>
        }
      >
        {i18n.t('consent_locked_text')}
      </Still>
    );
  }
  if (error?.code === 'approval-gone' || error?.code === 'not-found') {
    return (
      <Still
        title={i18n.t('consent_gone_title')}
        action={<Button onClick={() => window.close()}>{i18n.t('close')}</Button>}
      >
        {lost ? i18n.t('error_interrupted') : i18n.t('error_approval_gone')}
      </Still>
    );
  }
  if (error) {
    return (
      <Still title={i18n.t('app_name')} action={<Button onClick={reload}>{i18n.t('try_again')}</Button>}>
        <ErrorNotice error={error} />
      </Still>
    );
  }
  const onLost = () => {
    setLost(true);
    reload();
  };
  if (approval?.credential) return <PresentForm approval={approval} asked={approval.credential} />;
  // Under another persona it is another question: ticked anew, and armed anew.
  const key = approval && JSON.stringify(approval.persona.active);
  return approval && <ConsentForm key={key} approval={approval} onLost={onLost} />;
}

/** Calls `onChange` when a tab was closed or goes elsewhere: the page that asked may have been in it. */
function useTabs(onChange: () => void): void {
  useEffect(() => {
    const onUpdated = (_tab: number, { status }: { status?: string }) => status && onChange();
    browser.tabs.onRemoved.addListener(onChange);
    browser.tabs.onUpdated.addListener(onUpdated);
    return () => {
      browser.tabs.onRemoved.removeListener(onChange);
      browser.tabs.onUpdated.removeListener(onUpdated);
    };
  }, [onChange]);
}
