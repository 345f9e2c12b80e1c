import { i18n } from '#i18n';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';

interface SiteHeadingProps {
  origin: string;
  firstTime: boolean;
  embedder: string | null | undefined;
  /** A site that the person may take it for. */
  looksLike: string | null;
  /** What it is about; left out, what the site gets is to be chosen. */
  lead?: string;
}

/** Who would receive: the whole address as the browser gave it, punycode as it is, nothing made prettier. */
export function SiteHeading({
  origin,
  firstTime,
  embedder,
  looksLike,
  lead = i18n.t('consent_lead'),
}: SiteHeadingProps) {
  const host = hostOf(origin);
  const scheme = origin.slice(0, origin.indexOf(host));
  return (
    <header className="grid gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h1 className="min-w-0 text-title font-semibold break-all" aria-label={host}>
          <span aria-hidden className="font-normal text-ink-soft">
            {scheme}
          </span>
          {host}
        </h1>
        {firstTime && <span className="shrink-0 text-small font-medium text-needs">{i18n.t('first_time')}</span>}
      </div>
      <p className="text-ink-soft">{lead}</p>
      {embedder !== undefined && (
        <Notice kind="needs">
          {embedder === null ? i18n.t('consent_embedded_unknown') : i18n.t('consent_embedded', [embedder])}
        </Notice>
      )}
      {looksLike && (
        <Notice kind="needs" title={i18n.t('consent_looks_like', [looksLike])}>
          {i18n.t('consent_looks_like_text', [host])}
        </Notice>
      )}
      {host.includes('xn--') && <Notice kind="needs">{i18n.t('consent_punycode')}</Notice>}
    </header>
  );
}
