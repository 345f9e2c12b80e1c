import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { buttonClass } from '../ui/button';
import { Notice } from '../ui/notice';

/** A reminder, when a backup is due and the browser could not make it by itself. */
export function BackupNudge() {
  const { data: backup } = useCall('backup.status', {});
  if (!backup?.due) return null;
  const action = (
    <a href="/options.html#backup" target="_blank" rel="noreferrer" className={buttonClass('secondary', 'small')}>
      {i18n.t('backup_nudge_button')}
    </a>
  );
  return (
    <Notice kind="info" title={i18n.t('backup_nudge_title')} action={action}>
      <p className="text-small">{i18n.t('backup_why')}</p>
    </Notice>
  );
}
