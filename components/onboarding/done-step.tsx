import { i18n } from '#i18n';
import type { SiteView } from '#lib/protocol/index';
import { buttonClass } from '../ui/button';

/** The wallet is there: two useful next acts. */
export function DoneStep({ sites }: { sites: SiteView[] }) {
  return (
    <div className="grid gap-5">
      <ol className="grid list-inside list-decimal gap-2">
        <li>{i18n.t('done_add')}</li>
        <li>{i18n.t('done_open')}</li>
        <li>{i18n.t('done_share')}</li>
      </ol>
      <p className="text-ink-soft">{i18n.t('done_words')}</p>
      <div className="flex flex-wrap gap-2">
        <a href="/sidepanel.html" className={buttonClass('primary')}>
          {i18n.t('done_add_button')}
        </a>
        {sites.map((site) => (
          <a key={site.id} href={site.origin} target="_blank" rel="noreferrer" className={buttonClass()}>
            {i18n.t('open_site', [site.name])}
          </a>
        ))}
      </div>
    </div>
  );
}
