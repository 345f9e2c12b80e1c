import { i18n } from '#i18n';
import type { TextReview } from '#lib/protocol/index';
import { Notice } from '../ui/notice';

/** What the wallet already holds of this, and what in the words speaks to a model rather than of a person. */
export function Warnings({ review: { same, against, suspicions } }: { review: TextReview }) {
  const words = {
    instruction: i18n.t('suspicion_instruction'),
    link: i18n.t('suspicion_link'),
    encoded: i18n.t('suspicion_encoded'),
  };
  return (
    <>
      {suspicions.length > 0 && (
        <Notice kind="needs" title={i18n.t('remember_suspicious')}>
          {suspicions.map((name) => words[name]).join(' ')}
        </Notice>
      )}
      {against.length > 0 && (
        <Notice kind="needs" title={i18n.t('remember_against')}>
          <Lines items={against} />
        </Notice>
      )}
      {same.length > 0 && (
        <Notice kind="info" title={i18n.t('remember_same')}>
          <Lines items={same} />
        </Notice>
      )}
    </>
  );
}

function Lines({ items }: { items: { id: string; text: string }[] }) {
  return (
    <ul className="grid gap-1">
      {items.map(({ id, text }) => (
        <li key={id} className="line-clamp-3 wrap-anywhere">
          {text}
        </li>
      ))}
    </ul>
  );
}
