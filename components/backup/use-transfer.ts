import { useEffect, useRef, useState } from 'react';
import { type Action, useAction } from '#lib/rpc/hooks';
import type { OnProgress } from './transfer';

interface Transfer<A extends unknown[]> extends Action<A> {
  /** From 0 to 1 while it runs. */
  progress: number;
  cancel: () => void;
}

/** Work on a file that takes a while: shows how far it is, ends when it is cancelled or its place is closed. */
export function useTransfer<A extends unknown[]>(
  work: (onProgress: OnProgress, signal: AbortSignal, ...args: A) => Promise<unknown>,
): Transfer<A> {
  const [progress, setProgress] = useState(0);
  const controller = useRef<AbortController | null>(null);
  const cancel = () => controller.current?.abort();
  useEffect(() => () => controller.current?.abort(), []);
  const action = useAction(async (...args: A) => {
    controller.current = new AbortController();
    const { signal } = controller.current;
    setProgress(0);
    try {
      await work(setProgress, signal, ...args);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  });
  return { ...action, progress, cancel };
}
