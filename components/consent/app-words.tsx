import { i18n } from '#i18n';
import type { AskingAppView } from '#lib/protocol/index';
import { hostOf } from '../ui/format';
import { Notice } from '../ui/notice';

/** What an app says of itself, as a quotation: none of it is ours, and nobody checked it. */
export function AppWords({ app, origin }: { app: AskingAppView; origin: string }) {
  const host = hostOf(origin);
  return (
    <>
      <figure aria-label={i18n.t('app_says', [host])} className="grid gap-1 border-l-2 border-line pl-3">
        <Quotation label={i18n.t('app_purpose', [host])} words={app.purpose} />
        <Quotation label={i18n.t('app_retention')} words={app.retention} />
        <figcaption className="text-small text-ink-soft">{i18n.t('app_unchecked')}</figcaption>
      </figure>
      {app.isKeyNew && <Notice kind="needs">{i18n.t('app_key_new')}</Notice>}
    </>
  );
}

function Quotation({ label, words }: { label: string; words: string }) {
  return (
    <div>
      <p className="text-small text-ink-soft">{label}</p>
      <blockquote dir="auto" className="wrap-anywhere">
        {i18n.t('quoted', [words])}
      </blockquote>
    </div>
  );
}
