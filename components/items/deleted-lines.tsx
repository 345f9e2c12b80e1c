import { i18n } from '#i18n';
import { useCall } from '#lib/rpc/hooks';
import { Fold } from '../ui/fold';
import { count, fullTime } from '../ui/format';
import { proofPage } from '../wallet/links';

/** That lines were deleted, and when: each leaves a record without its words, which can be proven like any other. */
export function DeletedLines() {
  const { data } = useCall('items.deleted', {});
  if (!data || data.total === 0) return null;
  return (
    <Fold label={i18n.t('deleted_lines', data.total, [count(data.total)])}>
      <div className="grid gap-2 text-small">
        <p className="text-ink-soft">{i18n.t('deleted_lines_text')}</p>
        <ul className="grid gap-1">
          {data.newest.map(({ id, at }) => (
            <li key={id} className="flex flex-wrap justify-between gap-x-3">
              <span>{fullTime(at)}</span>
              <a href={proofPage(id)} target="_blank" rel="noreferrer">
                {i18n.t('deleted_proof')}
              </a>
            </li>
          ))}
        </ul>
        {data.total > data.newest.length && (
          <p className="text-ink-soft">{i18n.t('deleted_more', [count(data.newest.length)])}</p>
        )}
      </div>
    </Fold>
  );
}
