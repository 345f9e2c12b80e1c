import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';

const KINDS = {
  error: { Icon: OctagonX, box: 'border-removes bg-removes-soft', icon: 'text-removes' },
  needs: { Icon: CircleAlert, box: 'border-needs-edge bg-needs-soft', icon: 'text-needs' },
  verified: { Icon: CircleCheck, box: 'border-verified bg-verified-soft', icon: 'text-verified' },
  info: { Icon: Info, box: 'border-line bg-sunken', icon: 'text-ink-soft' },
} as const;

interface NoticeProps {
  kind: keyof typeof KINDS;
  title?: string;
  children?: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
  className?: string;
}

/** Words in a box: an error is announced at once, anything else when the screen reader gets to it. */
export function Notice({ kind, title, children, action, className }: NoticeProps) {
  const { Icon, box, icon } = KINDS[kind];
  return (
    <div
      role={kind === 'error' ? 'alert' : kind === 'verified' ? 'status' : undefined}
      className={clsx('flex gap-2.5 rounded-box border px-3 py-2.5', box, className)}
    >
      <Icon aria-hidden className={clsx('mt-0.5 size-4 shrink-0', icon)} />
      <div className="grid min-w-0 grow gap-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
        {action && <div className="mt-1 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
