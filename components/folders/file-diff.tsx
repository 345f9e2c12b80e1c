import { clsx } from 'clsx';
import { structuredPatch } from 'diff';
import { i18n } from '#i18n';
import type { FileChange } from './files';

/** Lines around a change that are shown with it. */
const CONTEXT = 2;

const LOOKS = {
  '+': { sign: '+', className: 'bg-verified-soft', said: 'diff_added' },
  '-': { sign: '−', className: 'bg-removes-soft', said: 'diff_removed' },
  ' ': { sign: ' ', className: 'text-ink-soft', said: null },
} as const;

/** What a file loses and gains, line by line; colour is never all that tells. */
export function FileDiff({ change: { file, before, after } }: { change: FileChange }) {
  const { hunks } = structuredPatch(file, file, plain(before), plain(after), undefined, undefined, {
    context: CONTEXT,
  });
  return (
    <figure
      aria-label={i18n.t('diff_label', [file])}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it
      tabIndex={0}
      className="max-h-80 overflow-auto rounded-box border border-line bg-raised py-1.5"
    >
      <ul className="font-mono text-[0.8125rem] leading-5">
        {hunks.flatMap((hunk) =>
          numbered(hunk.lines).map(({ line, number }) => {
            const { sign, className, said } = LOOKS[line.charAt(0) as keyof typeof LOOKS];
            return (
              <li key={`${hunk.oldStart}-${number}`} className={clsx('flex gap-2 px-3', className)}>
                <span aria-hidden className="w-2 shrink-0 select-none">
                  {sign}
                </span>
                {said && <span className="sr-only">{i18n.t(said)}</span>}
                <span className="min-w-0 whitespace-pre-wrap wrap-anywhere">{line.slice(1) || '\u00a0'}</span>
              </li>
            );
          }),
        )}
      </ul>
    </figure>
  );
}

/** Without notes of the format's own, such as that a file ends without a line end. */
const numbered = (lines: readonly string[]) =>
  lines.filter((line) => !line.startsWith('\\')).map((line, number) => ({ line, number }));

/** Line ends are kept in the file, and are no difference to look at. */
const plain = (text: string | null) => (text ?? '').replaceAll('\r\n', '\n');
