import { useEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { type DisclosureView, MEMBERSHIP_LINE } from '#lib/protocol/index';
import { ExactText } from '../ui/exact-text';
import { Code, Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { hostOf, shortHex } from '../ui/format';
import { Ago } from '../ui/time';
import { proofPage } from '../wallet/links';
import { categoryNames } from './category';
import { lengthOf, tokensOf } from './length';
import { MembershipProof } from './membership-proof';
import { Outcome } from './outcome';
import { deliveryWords, detailWords, outcomeWords } from './words';

/** One delivery, as a receipt: to whom, when, what exactly, what became of it. */
export function Receipt({ disclosure }: { disclosure: DisclosureView }) {
  const host = hostOf(disclosure.origin);
  const receipt = useRef<HTMLElement>(null);
  const isAsked = location.hash === `#receipt-${disclosure.id}`;
  // The browser looked for it before it was drawn.
  useEffect(() => {
    if (!isAsked) return;
    receipt.current?.scrollIntoView();
    receipt.current?.focus();
  }, [isAsked]);
  return (
    <article
      ref={receipt}
      tabIndex={-1}
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
      <Fold label={i18n.t('receipt_text', disclosure.items.length)} open={isAsked}>
        <div className="grid gap-3">
          {disclosure.redacted ? (
            <p className="text-ink-soft">{i18n.t('receipt_redacted')}</p>
          ) : (
            <ExactText text={disclosure.text} label={i18n.t('exact_text')} className="max-h-72" />
          )}
          <Facts
            rows={[
              [i18n.t('receipt_length'), lengthWords(disclosure)],
              [i18n.t('receipt_delivery'), deliveryWords(disclosure.delivery)],
              [
                i18n.t('receipt_categories'),
                categoryNames([...new Set(disclosure.items.map(({ category }) => category))]),
              ],
              [i18n.t('grant_uid'), <Code key="uid">{shortHex(disclosure.grantUid)}</Code>],
            ]}
          />
        </div>
      </Fold>
      {MEMBERSHIP_LINE.test(disclosure.text) && <MembershipProof id={disclosure.id} />}
      {!disclosure.redacted && (
        <a href={proofPage(disclosure.id)} target="_blank" rel="noreferrer" className="w-fit text-small">
          {i18n.t('see_proof')}
        </a>
      )}
    </article>
  );
}

const lengthWords = ({ redacted, text, tokens }: DisclosureView) =>
  redacted ? tokensOf(tokens) : `${lengthOf(text)} (${tokensOf(tokens)})`;
