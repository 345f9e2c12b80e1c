import type { ReactNode } from 'react';
import { Mark } from '../ui/mark';

interface StillProps {
  title: string;
  action: ReactNode;
  children: ReactNode;
}

/** The window when there is nothing to decide. */
export function Still({ title, action, children }: StillProps) {
  return (
    <main className="grid gap-3 p-6">
      <Mark className="size-8 text-accent" />
      <h1 className="text-title font-semibold">{title}</h1>
      <div className="text-ink-soft">{children}</div>
      <div className="flex gap-2">{action}</div>
    </main>
  );
}
