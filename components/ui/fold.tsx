import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

interface FoldProps {
  label: ReactNode;
  /** Whether it starts unfolded. */
  open?: boolean;
  children: ReactNode;
}

/** More, for those who want it. The platform's own disclosure, so it is found by in-page search. */
export function Fold({ label, open = false, children }: FoldProps) {
  return (
    <details open={open} className="group">
      <summary className="flex w-fit list-none items-start gap-1 rounded-small text-small text-ink-soft hover:text-ink">
        <ChevronRight
          aria-hidden
          className="mt-px size-3.5 shrink-0 transition-transform group-open:rotate-90 rtl:rotate-180"
        />
        {label}
      </summary>
      <div className="mt-2">{children}</div>
    </details>
  );
}
