import { useEffect } from 'react';
import { i18n } from '#i18n';

/** The page's sections in order: what their anchors are called, and what they are about. */
const sections = (): [id: string, title: string][] => [
  ['sites', i18n.t('settings_sites')],
  ['personas', i18n.t('personas')],
  ['folders', i18n.t('folders')],
  ['people', i18n.t('people')],
  ['in-page', i18n.t('settings_in_page')],
  ['credentials', i18n.t('credentials')],
  ['groups', i18n.t('groups_own')],
  ['security', i18n.t('settings_security')],
  ['lock', i18n.t('settings_lock')],
  ['backup', i18n.t('settings_backup')],
  ['devices', i18n.t('settings_devices')],
  ['proof', i18n.t('proof')],
  ['health', i18n.t('settings_health')],
  ['report', i18n.t('report')],
  ['erase', i18n.t('erase_title')],
  ['about', i18n.t('about')],
];

/** Goes to the place that the address names, once it is drawn: the browser looked for it before. */
function useNamedPlace(): void {
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
}

/** Links to the sections: two columns of them where the page is narrow, beside it where it is wide. */
export function Contents() {
  useNamedPlace();
  return (
    <nav aria-label={i18n.t('settings_parts')} className="md:sticky md:top-8 md:self-start">
      <ul className="grid grid-cols-2 gap-x-4 sm:grid-cols-3 md:grid-cols-1">
        {sections().map(([id, title]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              className="block rounded-small py-1 text-ink-soft no-underline hover:text-ink hover:underline"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
