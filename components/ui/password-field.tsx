import { clsx } from 'clsx';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type FocusEvent, type ReactNode, useState } from 'react';
import { i18n } from '#i18n';
import { Field, fieldClass } from './field';

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'value'> {
  label: string;
  value: string;
  onValue: (value: string) => void;
  hint?: ReactNode;
  error?: string | null | undefined;
}

/** A secret to be typed. It can be shown while the field has the focus; leaving hides it again. */
export function PasswordField({ label, value, onValue, hint, error, ...rest }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.parentElement?.contains(event.relatedTarget)) setShown(false);
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(slots) => (
        <div className="relative">
          <input
            spellCheck={false}
            autoCapitalize="none"
            {...rest}
            {...slots}
            type={shown ? 'text' : 'password'}
            value={value}
            onChange={(event) => onValue(event.target.value)}
            onBlur={onBlur}
            className={clsx(fieldClass, 'pe-10')}
          />
          <button
            type="button"
            aria-label={i18n.t('field_show')}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
            onBlur={onBlur}
            className="absolute inset-y-0 end-0 grid w-9 place-items-center rounded-box text-ink-soft hover:text-ink"
          >
            {shown ? <EyeOff aria-hidden className="size-4" /> : <Eye aria-hidden className="size-4" />}
          </button>
        </div>
      )}
    </Field>
  );
}
