import { type ReactNode, useId } from 'react';

interface SectionProps {
  title: string;
  id?: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a page with its heading; a landmark for screen readers. */
export function Section({ title, id, aside, children }: SectionProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className="grid scroll-mt-4 content-start gap-2.5">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={headingId} className="font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** A sheet of paper on the desk. */
export function Card({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className="grid scroll-mt-4 gap-2.5 rounded-box border border-line bg-raised p-3">
      {children}
    </div>
  );
}
