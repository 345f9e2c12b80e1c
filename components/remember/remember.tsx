import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Still } from '../consent/still';
import { Button } from '../ui/button';
import { ErrorNotice } from '../wallet/errors';
import { openPage } from '../wallet/links';
import { ReviewForm } from './review-form';

/** The window in which selected text is read before it is kept. Like the consent window it never asks for the password. */
export function Remember({ id }: { id: string }) {
  const { data: status } = useCall('wallet.status', {});
  const { data: selected, error } = useCall('remember.get', { id }, false);

  if (error?.code === 'not-found') {
    return (
      <Still title={i18n.t('remember_over')} action={<Button onClick={() => window.close()}>{i18n.t('close')}</Button>}>
        {i18n.t('remember_over_text')}
      </Still>
    );
  }
  if (error) {
    return (
      <Still title={i18n.t('app_name')} action={<Button onClick={() => window.close()}>{i18n.t('close')}</Button>}>
        <ErrorNotice error={error} />
      </Still>
    );
  }
  if (status && status.phase !== 'unlocked') {
    return (
      <Still
        title={i18n.t('consent_locked_title')}
        action={
          <Button look="primary" onClick={() => openPage('sidepanel.html')}>
            {i18n.t('consent_locked_open')}
          </Button>
        }
      >
        {i18n.t('remember_locked')}
      </Still>
    );
  }
  return status && selected && <ReviewForm selected={selected} />;
}
