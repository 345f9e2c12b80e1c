import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { Spinner } from './progress';

const LOOKS = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-strong font-medium',
  secondary: 'border-edge bg-raised text-ink hover:bg-sunken',
  quiet:
    'border-transparent bg-transparent text-ink underline decoration-edge underline-offset-4 hover:bg-sunken hover:decoration-ink',
  removes: 'border-edge bg-raised text-removes hover:bg-removes-soft',
} as const;

const SIZES = {
  normal: 'min-h-9 px-3 py-1.5',
  small: 'min-h-7 px-2 py-0.5 text-small',
  icon: 'size-8 justify-center p-0',
} as const;

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  /** Work is under way: the button keeps its focus, and takes no second click. */
  busy?: boolean;
  /** Not to be pressed now, but reachable, so that focus and its name stay where they are. */
  inactive?: boolean;
}

/** Classes of a button, for links that look like one. */
export function buttonClass(look: keyof typeof LOOKS = 'secondary', size: keyof typeof SIZES = 'normal'): string {
  return clsx(
    'inline-flex max-w-full shrink-0 items-center justify-center gap-2 rounded-box border no-underline transition-colors',
    'aria-disabled:cursor-default aria-disabled:opacity-55 disabled:cursor-default disabled:opacity-55',
    LOOKS[look],
    SIZES[size],
  );
}

export function Button({
  look,
  size,
  busy = false,
  inactive = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const off = busy || inactive;
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={off ? (event) => event.preventDefault() : onClick}
      className={clsx(buttonClass(look, size), className)}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}
