import { Upload } from 'lucide-react';
import { useId } from 'react';
import { i18n } from '#i18n';
import { buttonClass } from './button';

interface FileFieldProps {
  label: string;
  /** Where the label stands: above the button, as quiet as a hint above it, or on the button itself. */
  place?: 'above' | 'quiet' | 'on';
  hint?: string;
  accept?: string;
  onFile: (file: File) => void;
}

/**
 * One file to be chosen, or dropped here. The browser's own control lies unseen over a button of ours: it speaks the
 * browser's language, which need not be that of these words, and would say that no file is chosen when one is.
 */
export function FileField({ label, place = 'above', hint, accept, onFile }: FileFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1.5">
      {place !== 'on' && (
        <label htmlFor={id} className={place === 'quiet' ? 'text-small text-ink-soft' : 'font-medium'}>
          {label}
        </label>
      )}
      <span
        className={`${buttonClass()} relative w-fit max-w-full shrink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent`}
      >
        <Upload aria-hidden className="size-4 shrink-0" />
        <span aria-hidden>{place === 'on' ? label : i18n.t('file_choose')}</span>
        <input
          id={id}
          type="file"
          accept={accept}
          aria-label={place === 'on' ? label : undefined}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={({ target }) => {
            const file = target.files?.[0];
            if (file) onFile(file);
            // The same file may be chosen again, once it was mended.
            target.value = '';
          }}
          className="absolute inset-0 w-full cursor-pointer opacity-0"
        />
      </span>
      {hint && (
        <p id={`${id}-hint`} className="text-small text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
