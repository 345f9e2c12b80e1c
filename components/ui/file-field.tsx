import { useId } from 'react';

interface FileFieldProps {
  label: string;
  /** The label is no louder than a hint. */
  quiet?: boolean;
  hint?: string;
  accept?: string;
  onFile: (file: File) => void;
}

/** One file to be chosen. */
export function FileField({ label, quiet = false, hint, accept, onFile }: FileFieldProps) {
  const id = useId();
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={quiet ? 'text-small text-ink-soft' : 'font-medium'}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ target: { files } }) => {
          const file = files?.[0];
          if (file) onFile(file);
        }}
        className="w-full text-small text-ink-soft file:me-3 file:min-h-8 file:rounded-box file:border file:border-solid file:border-edge file:bg-raised file:px-2.5 file:text-ink"
      />
      {hint && (
        <p id={`${id}-hint`} className="text-small text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
