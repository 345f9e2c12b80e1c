import { i18n } from '#i18n';
import { count } from '../ui/format';
import { isAnchor, isOfLog, type Proven } from './rows';

/** What of is proven. */
export function titleOf(row: Proven): string {
  if (isOfLog(row)) return i18n.t('anchor_covers', row.size, [count(row.size)]);
  return i18n.t(isAnchor(row) ? 'public_end_row' : 'stamp_alone');
}
