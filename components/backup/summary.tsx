import { i18n } from '#i18n';
import type { ImportSummary, ItemFate } from '#lib/protocol/index';
import { categoryName } from '../shared/category';
import { Facts } from '../ui/facts';
import { Fold } from '../ui/fold';
import { count } from '../ui/format';
import { Notice } from '../ui/notice';
import { Ago } from '../ui/time';
import { Missing } from './missing';

const fateWords = (fate: ItemFate): string =>
  ({
    new: i18n.t('fate_new'),
    changed: i18n.t('fate_changed'),
    conflict: i18n.t('fate_conflict'),
    deleted: i18n.t('fate_deleted'),
    same: i18n.t('fate_same'),
  })[fate];

interface SummaryProps {
  summary: ImportSummary;
  /** Also what it would come to in this wallet. */
  compare: boolean;
}

/** What a wallet file holds. */
export function Summary({ summary, compare }: SummaryProps) {
  const { items, shown, total, grants, disclosures, missing, created, sameWallet } = summary;
  const suspect = shown.filter((item) => item.suspect);
  const plain = shown.filter((item) => !item.suspect);
  return (
    <div className="grid gap-3">
      <Facts
        rows={[
          [i18n.t('file_written'), <Ago key="at" at={created} />],
          [i18n.t('file_items'), count(total)],
          [i18n.t('file_consents'), count(grants)],
          [i18n.t('file_receipts'), count(disclosures)],
        ]}
      />
      <Missing records={missing} />
      {compare && (
        <>
          <Changes items={items} />
          {!sameWallet && <Notice kind="needs">{i18n.t('file_other_wallet')}</Notice>}
          {suspect.length > 0 && (
            <section className="grid gap-2">
              <h3 className="font-medium">{i18n.t('file_suspect')}</h3>
              <ShownItems shown={suspect} />
            </section>
          )}
          {plain.length > 0 && (
            <Fold label={i18n.t('file_which')}>
              <ShownItems shown={plain} />
            </Fold>
          )}
        </>
      )}
    </div>
  );
}

/** How many lines fare how. */
export function Changes({ items }: Pick<ImportSummary, 'items'>) {
  const fates: ItemFate[] = ['new', 'changed', 'conflict', 'deleted', 'same'];
  return <Facts rows={fates.map((fate) => [fateWords(fate), items[fate] === 0 ? null : count(items[fate])])} />;
}

function ShownItems({ shown }: Pick<ImportSummary, 'shown'>) {
  return (
    <ul className="grid max-h-64 gap-2 overflow-y-auto">
      {shown.map(({ fate, text, category }) => (
        <li key={`${fate}/${category}/${text}`} className="grid gap-0.5">
          <span className="break-words">{text}</span>
          <span className="text-small text-ink-soft">
            {fateWords(fate)} · {categoryName(category)}
          </span>
        </li>
      ))}
    </ul>
  );
}
