import { clsx } from 'clsx';
import { type ComponentProps, type ReactNode, useId } from 'react';

export const fieldClass =
  'min-h-9 w-full rounded-box border border-edge bg-raised px-2.5 py-1.5 text-ink aria-invalid:border-removes';

interface Slots {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** The label is heard but not seen. */
  hideLabel?: boolean;
  className?: string | undefined;
  children: (slots: Slots) => ReactNode;
}

/** Label, control, hint and error, tied together for screen readers. */
export function Field({ label, hint, error, hideLabel = false, className, children }: FieldProps) {
  const id = useId();
  const described = clsx(hint && `${id}-hint`, error && `${id}-error`) || undefined;
  return (
    <div className={clsx('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'font-medium'}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <div id={`${id}-hint`} className="text-small text-ink-soft">
          {hint}
        </div>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-small text-removes">
          {error}
        </p>
      )}
    </div>
  );
}

type FieldOptions = Omit<FieldProps, 'children'>;

/** Without `autoComplete="off"` the browser writes what is typed into its session file, to restore it there. */
export function TextField({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: FieldOptions & ComponentProps<'input'>) {
  return (
    <Field {...{ label, hint, error, className }} hideLabel={hideLabel ?? false}>
      {(slots) => <input type="text" autoComplete="off" {...rest} {...slots} className={fieldClass} />}
    </Field>
  );
}

/** Several lines, kept out of the session file like one. */
export function TextArea({
  label,
  hint,
  error,
  hideLabel,
  className,
  ...rest
}: FieldOptions & ComponentProps<'textarea'>) {
  return (
    <Field {...{ label, hint, error, className }} hideLabel={hideLabel ?? false}>
      {(slots) => (
        <textarea
          autoComplete="off"
          {...rest}
          {...slots}
          className={clsx(fieldClass, 'field-sizing-content min-h-16')}
        />
      )}
    </Field>
  );
}

/** The platform's own list: reachable by keyboard, screen reader and phone without help. */
export function Select({ label, hint, error, hideLabel, className, ...rest }: FieldOptions & ComponentProps<'select'>) {
  return (
    <Field {...{ label, hint, error, className }} hideLabel={hideLabel ?? false}>
      {(slots) => <select autoComplete="off" {...rest} {...slots} className={clsx(fieldClass, 'pe-1')} />}
    </Field>
  );
}
