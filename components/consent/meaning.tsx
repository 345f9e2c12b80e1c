import { i18n } from '#i18n';
import type { ApprovalPreview, ApprovalView } from '#lib/protocol/index';
import { categoryNames } from '../shared/category';
import { wordsWithin } from '../shared/length';
import { fullDate } from '../ui/format';
import type { Chosen, Manner } from './choice';

/** Who, categories, words, until when. */
type Lasting = readonly [string, string, string, string];

function lastingWords(manner: Manner, [...lasting]: Lasting): string {
  if (manner === 'app') return i18n.t('meaning_app', lasting);
  return manner === 'click' ? i18n.t('meaning_click', lasting) : i18n.t('meaning_auto', lasting);
}

interface MeaningProps {
  approval: ApprovalView;
  preview: ApprovalPreview;
  chosen: Chosen;
}

/** What saying yes means; a consent that lasts covers more than the lines above, and says so. */
export function Meaning({ approval, preview, chosen }: MeaningProps) {
  const lasting = [
    approval.siteName,
    categoryNames(preview.categories),
    wordsWithin(approval.tokenBudget),
    fullDate(preview.until * 1000),
  ] as const;
  return (
    <div className="grid gap-1">
      <p>
        <span className="font-medium">{i18n.t('meaning')}</span>{' '}
        {i18n.t('meaning_vendor', chosen.itemIds.length, [approval.vendor])}
      </p>
      {chosen.term !== 'once' && <p>{lastingWords(chosen.manner, lasting)}</p>}
    </div>
  );
}
