import { clsx } from 'clsx';
import { Switch as RadixSwitch } from 'radix-ui';
import { type ComponentProps, type ReactNode, useId } from 'react';

interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type'> {
  children: ReactNode;
}

/** A ticked line; the whole line is the label. */
export function Checkbox({ children, className, ...rest }: CheckboxProps) {
  return (
    <label className={clsx('flex items-start gap-2.5', className)}>
      <input type="checkbox" {...rest} className="mt-0.5 size-4 shrink-0 accent-accent" />
      <span className="min-w-0 grow">{children}</span>
    </label>
  );
}

interface RadioGroupProps<T extends string> {
  label: string;
  value: T;
  options: { value: T; label: string }[];
  onValue: (value: T) => void;
  disabled?: boolean;
}

/** One line of radios with its question in front; wraps where there is no room. */
export function RadioGroup<T extends string>({ label, value, options, onValue, disabled }: RadioGroupProps<T>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-labelledby={`${name}-label`} className="flex gap-x-4">
      <span id={`${name}-label`} className="w-10 shrink-0 py-0.5 text-ink-soft">
        {label}
      </span>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {options.map((option) => (
          <label key={option.value} className="flex items-center gap-1.5 py-0.5">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
              disabled={disabled}
              className="size-4 accent-accent"
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  );
}

interface SwitchProps {
  label: string;
  hint?: string;
  checked: boolean;
  onChecked: (checked: boolean) => void;
  disabled?: boolean;
}

/** On or off, at once. */
export function Switch({ label, hint, checked, onChecked, disabled }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4">
      <span className="min-w-0">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint && (
          <span id={`${id}-hint`} className="block text-small text-ink-soft">
            {hint}
          </span>
        )}
      </span>
      <RadixSwitch.Root
        id={id}
        checked={checked}
        onCheckedChange={onChecked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="h-6 w-10 shrink-0 rounded-full border border-edge bg-sunken transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <RadixSwitch.Thumb className="block size-4 translate-x-1 rounded-full bg-edge transition-transform data-[state=checked]:translate-x-4.5 data-[state=checked]:bg-on-accent rtl:-translate-x-1 rtl:data-[state=checked]:-translate-x-4.5" />
      </RadixSwitch.Root>
    </div>
  );
}
