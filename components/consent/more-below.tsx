import { ChevronDown } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';

/** Whether something to decide is hidden by the window's foot. Put `end` on the last of it. */
export function useMoreBelow(): { end: RefObject<HTMLDivElement | null>; moreBelow: boolean } {
  const end = useRef<HTMLDivElement>(null);
  const [moreBelow, setMoreBelow] = useState(false);
  useEffect(() => {
    const look = () => {
      const foot = end.current?.parentElement?.nextElementSibling;
      if (!end.current || !foot) return;
      setMoreBelow(end.current.getBoundingClientRect().bottom > foot.getBoundingClientRect().top + 1);
    };
    look();
    const watch = new ResizeObserver(look);
    watch.observe(document.documentElement);
    if (end.current?.parentElement) watch.observe(end.current.parentElement);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      watch.disconnect();
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, []);
  return { end, moreBelow };
}

/** Says that the choices go on below, and shows them. */
export function MoreBelow({ onShow }: { onShow: () => void }) {
  return (
    <button
      type="button"
      onClick={onShow}
      className="absolute inset-x-0 -top-3.5 mx-auto flex w-fit items-center gap-1 rounded-full border border-line bg-paper px-2.5 py-0.5 text-small text-ink-soft hover:text-ink"
    >
      {i18n.t('more_below')}
      <ChevronDown aria-hidden className="size-3.5" />
    </button>
  );
}
