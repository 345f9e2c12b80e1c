import { i18n } from '#i18n';
import type { DisclosureView } from '#lib/protocol/index';
import { ExactText } from '../ui/exact-text';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { count, hostOf, shortHex } from '../ui/format';
import { Ago } from '../ui/time';
import { proofPage } from '../wallet/links';
import { categoryName } from './category';
import { Outcome } from './outcome';
import { deliveryWords, detailWords, outcomeWords } from './words';

/** One delivery, as a receipt: to whom, when, what exactly, what became of it. */
export function Receipt({ disclosure }: { disclosure: DisclosureView }) {
  const host = hostOf(disclosure.origin);
  return (
    <article
      aria-label={i18n.t('receipt_label', [host])}
      className="grid gap-2.5 border border-line bg-raised px-3 py-2.5 first:rounded-t-box last:rounded-b-box not-first:border-t-0"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h3 className="font-medium">{host}</h3>
        <span className="text-small text-ink-soft">
          <Ago at={disclosure.releasedAt} />
        </span>
      </div>
      <div>
        <Outcome {...disclosure} />
        <p className="text-small text-ink-soft">
          {[outcomeWords(disclosure).text, detailWords(disclosure.detail)].filter(Boolean).join(' ')}
        </p>
      </div>
      <Fold label={i18n.t('receipt_text', disclosure.items.length)}>
        <div className="grid gap-3">
          {disclosure.redacted ? (
            <p className="text-ink-soft">{i18n.t('receipt_redacted')}</p>
          ) : (
            <ExactText text={disclosure.text} label={i18n.t('exact_text')} className="max-h-72" />
          )}
          <Facts
            rows={[
              [i18n.t('receipt_tokens'), count(disclosure.tokens)],
              [i18n.t('receipt_delivery'), deliveryWords(disclosure.delivery)],
              [
                i18n.t('receipt_categories'),
                [...new Set(disclosure.items.map(({ category }) => categoryName(category)))].join(', '),
              ],
              [i18n.t('receipt_consent'), <Code key="uid">{shortHex(disclosure.grantUid)}</Code>],
            ]}
          />
        </div>
      </Fold>
      {!disclosure.redacted && (
        <a href={proofPage(disclosure.id)} target="_blank" rel="noreferrer" className="w-fit text-small">
          {i18n.t('see_proof')}
        </a>
      )}
    </article>
  );
}
