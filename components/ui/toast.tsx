import { Toast as RadixToast } from 'radix-ui';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { i18n } from '#i18n';
import { buttonClass } from './button';

interface ToastContent {
  text: string;
  undo?: () => void;
  /** What the button says; left out, 'Undo'. */
  undoLabel?: string;
}

interface Toasts {
  show: (toast: ToastContent) => void;
  /** Keeps them back, until what it returns is called. */
  hold: () => () => void;
}

const ToastContext = createContext<Toasts>({ show: () => {}, hold: () => () => {} });

/** Shows a passing message at the foot of the page, with Undo where there is a way back. */
export const useToast = () => useContext(ToastContext).show;

/** While a dialog is open, messages wait: over it they would hide its buttons, and could not be clicked themselves. */
export function useToastsWait(isOpen: boolean): void {
  const { hold } = useContext(ToastContext);
  useEffect(() => (isOpen ? hold() : undefined), [isOpen, hold]);
}

const SHOWN_MS = 8_000;

/** Holds the page's toasts; they wait while hovered or focused, and F8 moves the focus to them. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(ToastContent & { id: number })[]>([]);
  const show = useCallback((toast: ToastContent) => {
    setToasts((before) => [...before.slice(-2), { ...toast, id: (before.at(-1)?.id ?? 0) + 1 }]);
  }, []);
  const [holders, setHolders] = useState(0);
  const hold = useCallback(() => {
    setHolders((before) => before + 1);
    return () => setHolders((before) => before - 1);
  }, []);
  const value = useMemo(() => ({ show, hold }), [show, hold]);
  const drop = (id: number) => setToasts((before) => before.filter((toast) => toast.id !== id));
  return (
    <ToastContext value={value}>
      <RadixToast.Provider duration={SHOWN_MS} label={i18n.t('toast_label')} swipeDirection="down">
        {children}
        {(holders > 0 ? [] : toasts).map(({ id, text, undo, undoLabel = i18n.t('undo') }) => (
          <RadixToast.Root
            key={id}
            onOpenChange={(open) => !open && drop(id)}
            className="flex animate-rise items-center justify-between gap-3 rounded-box bg-ink py-2 ps-3 pe-2 text-paper shadow-float"
          >
            <RadixToast.Description>{text}</RadixToast.Description>
            {undo && (
              <RadixToast.Action altText={undoLabel} asChild>
                <button type="button" onClick={undo} className={buttonClass('secondary', 'small')}>
                  {undoLabel}
                </button>
              </RadixToast.Action>
            )}
          </RadixToast.Root>
        ))}
        <RadixToast.Viewport
          label={`${i18n.t('toast_label')} ({hotkey})`}
          className="fixed inset-x-3 bottom-3 z-20 mx-auto grid max-w-sm gap-2"
        />
      </RadixToast.Provider>
    </ToastContext>
  );
}
