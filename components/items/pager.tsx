import { ChevronLeft, ChevronRight } from 'lucide-react';
import { i18n } from '#i18n';
import { count } from '../ui/format';
import { IconButton } from '../ui/icon-button';

interface PagerProps {
  offset: number;
  size: number;
  total: number;
  onOffset: (offset: number) => void;
}

/** Where in a long list the page is; hidden when everything fits. */
export function Pager({ offset, size, total, onOffset }: PagerProps) {
  if (total <= size) return null;
  const last = Math.min(offset + size, total);
  return (
    <nav aria-label={i18n.t('pages')} className="flex items-center justify-between gap-2">
      <IconButton
        label={i18n.t('page_previous')}
        icon={ChevronLeft}
        inactive={offset === 0}
        onClick={() => onOffset(Math.max(0, offset - size))}
        className="rtl:-scale-x-100"
      />
      <p role="status" className="text-small text-ink-soft">
        {i18n.t('page_range', [count(offset + 1), count(last), count(total)])}
      </p>
      <IconButton
        label={i18n.t('page_next')}
        icon={ChevronRight}
        inactive={last >= total}
        onClick={() => onOffset(offset + size)}
        className="rtl:-scale-x-100"
      />
    </nav>
  );
}
