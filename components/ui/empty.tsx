import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EmptyProps {
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** Nothing here yet: says so, and offers the next useful act. */
export function Empty({ icon: Icon, title, children, action }: EmptyProps) {
  return (
    <div
      data-empty
      className="grid justify-items-center gap-2 rounded-box border border-dashed border-line px-4 py-8 text-center"
    >
      <Icon aria-hidden className="size-6 text-ink-soft" />
      <p className="font-medium">{title}</p>
      {children && <div className="max-w-sm text-ink-soft">{children}</div>}
      {action && <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
