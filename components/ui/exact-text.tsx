import { clsx } from 'clsx';

interface ExactTextProps {
  text: string;
  label: string;
  className?: string;
}

/** The very characters that are or were handed over or signed: as they are, with every space and line end. */
export function ExactText({ text, label, className }: ExactTextProps) {
  return (
    <figure
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      className={clsx('overflow-auto rounded-box border border-line bg-raised px-3 py-2', className)}
    >
      <pre className="whitespace-pre-wrap font-mono wrap-anywhere text-[0.8125rem] leading-5 text-ink">{text}</pre>
    </figure>
  );
}
