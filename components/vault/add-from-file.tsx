import { i18n } from '#i18n';
import { buttonClass } from '../ui/button';

/** To the settings, where a wallet file is chosen that may have what is missing here. Another page, and so a link. */
export function AddFromFile() {
  return (
    <a href="/options.html#merge" target="_blank" rel="noreferrer" className={buttonClass()}>
      {i18n.t('merge_title')}
    </a>
  );
}
