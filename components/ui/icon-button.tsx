import type { LucideIcon } from 'lucide-react';
import { Button, type ButtonProps } from './button';
import { Tooltip } from './tooltip';

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'size'> {
  label: string;
  icon: LucideIcon;
}

/** A button that shows a picture: its name is heard, and seen on hover and focus. */
export function IconButton({ label, icon: Icon, look = 'quiet', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Button aria-label={label} look={look} size="icon" {...rest}>
        <Icon aria-hidden className="size-4" />
      </Button>
    </Tooltip>
  );
}
