import type { ReactNode } from 'react';

/** Names and values, in two columns where there is room. Rows whose value is null are left out. */
export function Facts({ rows }: { rows: [name: string, value: ReactNode][] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 text-small sm:grid-cols-[max-content_1fr]">
      {rows
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-soft">{name}</dt>
            <dd className="mb-1 min-w-0 sm:mb-0">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** An address, fingerprint or other long code, broken anywhere so that it never widens the page. */
export function Code({ children }: { children: string }) {
  return <code className="break-all font-mono text-small">{children}</code>;
}
