import { Pin } from 'lucide-react';
import { i18n } from '#i18n';
import type { Item, Remarks } from '#lib/protocol/index';
import { fullTime, shortDate } from '../ui/format';
import { cameFrom } from './names';

/** Whether a line is one of the past. */
export const isOver = ({ supersededBy, validUntil = Number.POSITIVE_INFINITY }: Remarks, now = Date.now()): boolean =>
  supersededBy !== undefined || validUntil <= now;

interface MarksProps {
  remarks: Remarks;
  source?: Item['source'];
  /** Nobody approved these words yet. */
  waiting?: boolean;
}

/** What was said of a line, in few words below it. Nothing where nothing was. */
export function Marks({ remarks, source, waiting = false }: MarksProps) {
  const { pin, sensitive } = remarks;
  const when = whenWords(remarks);
  if (!pin && !sensitive && !when && !source && !waiting) return null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-small text-ink-soft">
      {waiting && <span className="font-medium text-needs">{i18n.t('mark_waiting')}</span>}
      {pin && (
        <span className="flex items-center gap-1">
          <Pin aria-hidden className="size-3" />
          {i18n.t('mark_pinned')}
        </span>
      )}
      {when && <span title={when.full}>{when.words}</span>}
      {sensitive && <span>{i18n.t('mark_sensitive')}</span>}
      {source && <span title={fullTime(source.at)}>{cameFrom(source)}</span>}
    </p>
  );
}

/** Until when a line holds, since when it does not, or from when it will: the one of these that matters now. */
function whenWords(remarks: Remarks, now = Date.now()): { words: string; full?: string } | null {
  const { validFrom, validUntil } = remarks;
  if (isOver(remarks, now)) {
    if (validUntil === undefined || validUntil > now) return { words: i18n.t('mark_over') };
    return { words: i18n.t('mark_over_since', [shortDate(validUntil)]), full: fullTime(validUntil) };
  }
  if (validFrom !== undefined && validFrom > now) {
    return { words: i18n.t('mark_from', [shortDate(validFrom)]), full: fullTime(validFrom) };
  }
  if (validUntil === undefined) return null;
  return { words: i18n.t('mark_until', [shortDate(validUntil - 1)]), full: fullTime(validUntil) };
}
