import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { i18n } from '#i18n';
import { buttonClass } from './button';
import { useToastsWait } from './toast';

interface DialogProps {
  title: string;
  description?: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Where the focus goes on closing, where what opened the dialog is gone by then. */
  heir?: () => HTMLElement | null;
  children: ReactNode;
}

/** A question or a task in front of the page; Escape, the cross and a click outside close it. */
export function Dialog({ title, description, open, onOpen, heir, children }: DialogProps) {
  const opener = useRef<EventTarget | null>(null);
  useToastsWait(open);
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpen}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-10 grid place-items-start overflow-y-auto bg-[oklch(0.15_0.01_60/0.45)] p-3 sm:place-items-center">
          <RadixDialog.Content
            {...(description ? {} : { 'aria-describedby': undefined })}
            onFocusCapture={({ relatedTarget }) => {
              opener.current ??= relatedTarget;
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              giveFocusTo(opener.current, heir);
              opener.current = null;
            }}
            className="relative grid w-full max-w-md animate-rise gap-4 rounded-box border border-line bg-paper p-4 shadow-float sm:p-5"
          >
            <div className="grid gap-1 pe-8">
              <RadixDialog.Title className="text-title font-semibold">{title}</RadixDialog.Title>
              {description && (
                <RadixDialog.Description className="text-ink-soft">{description}</RadixDialog.Description>
              )}
            </div>
            {children}
            <RadixDialog.Close
              aria-label={i18n.t('close')}
              className={`${buttonClass('quiet', 'icon')} absolute end-2.5 top-2.5`}
            >
              <X aria-hidden className="size-4" />
            </RadixDialog.Close>
          </RadixDialog.Content>
        </RadixDialog.Overlay>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/** Back to what opened the dialog; where that is gone, to its heir or the page's content: the next Tab goes on there. */
function giveFocusTo(opener: EventTarget | null, heir: DialogProps['heir']): void {
  const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
  const goal = isThere ? opener : heir?.();
  const main = document.querySelector('main');
  if (goal) goal.focus();
  else if (main) {
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  }
}
