import { clsx } from 'clsx';
import { i18n } from '#i18n';
import type { ApprovalPreview } from '#lib/protocol/index';
import { lengthOf, tokensOf } from '../shared/length';
import { ExactText } from '../ui/exact-text';

/** The very text that would be handed over, and how long it is. Dimmed while a newer one is being made. */
export function PreviewText({ preview, stale }: { preview: ApprovalPreview; stale: boolean }) {
  return (
    <section
      aria-label={i18n.t('exactly_this')}
      aria-busy={stale}
      className={clsx('grid gap-1 transition-opacity', stale && 'opacity-50')}
    >
      <p className="flex justify-between text-small text-ink-soft">
        <span>{i18n.t('exactly_this')}</span>
        <span title={tokensOf(preview.tokens)}>{lengthOf(preview.text)}</span>
      </p>
      <ExactText text={preview.text} label={i18n.t('exact_text')} className="max-h-40" />
    </section>
  );
}
