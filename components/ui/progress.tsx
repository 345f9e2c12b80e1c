import { LoaderCircle } from 'lucide-react';

/** Beside words that say what is going on: hidden from screen readers. */
export function Spinner() {
  return <LoaderCircle aria-hidden className="size-4 shrink-0 animate-turn" />;
}

/**
 * A bar for work whose end is not known, with words. It moves by transform alone,
 * so that it goes on moving while the page's thread is busy with Argon2id.
 */
export function Progress({ label }: { label: string }) {
  return (
    <div role="status" className="grid gap-2">
      <span className="text-ink-soft">{label}</span>
      <span aria-hidden className="block h-1 overflow-hidden rounded-full bg-line">
        <span className="block h-full w-1/3 animate-slide rounded-full bg-accent will-change-transform" />
      </span>
    </div>
  );
}
