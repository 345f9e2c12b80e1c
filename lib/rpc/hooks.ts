import { useCallback, useEffect, useRef, useState } from 'react';
import { browser } from 'wxt/browser';
import { type Method, type Params, type Results, WalletError } from '#lib/protocol/index';
import { call } from './client';
import { CHANGES_KEY } from './wire';

/** Changes that come in a row (an import, an anchor's steps) are looked at once. */
const SETTLE_MS = 60;

const asWalletError = (error: unknown) =>
  error instanceof WalletError ? error : new WalletError('internal', 'internal error', { cause: error });

const ignore = () => {};

/** Calls `onChange` whenever the background says that something changed. */
function useChanges(onChange: () => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const listener = (changes: Record<string, unknown>) => {
      if (!(CHANGES_KEY in changes)) return;
      clearTimeout(timer);
      timer = setTimeout(onChange, SETTLE_MS);
    };
    browser.storage.session.onChanged.addListener(listener);
    return () => {
      clearTimeout(timer);
      browser.storage.session.onChanged.removeListener(listener);
    };
  }, [onChange]);
}

export interface Called<T> {
  /** The newest answer; an older one stays while the next is on its way. */
  data: T | null;
  error: WalletError | null;
  /** Whether `data` answers the present parameters, and nothing newer is on its way. */
  current: boolean;
  reload: () => void;
}

/**
 * What the background answers, asked again when the parameters or the wallet change. Null asks nothing.
 *
 * @param watch false for what must stand still unless it is asked again, or itself counts as a change
 */
export function useCall<M extends Method>(method: M, params: Params<M> | null, watch = true): Called<Results[M]> {
  const key = JSON.stringify(params);
  const [answer, setAnswer] = useState<{ key: string; data: Results[M] | null; error: WalletError | null } | null>(
    null,
  );
  const [asking, setAsking] = useState(false);
  const latest = useRef(0);

  const reload = useCallback(() => {
    latest.current += 1;
    const mine = latest.current;
    const parsed = JSON.parse(key) as Params<M> | null;
    setAsking(parsed !== null);
    if (parsed === null) return;
    const settle = (data: Results[M] | null, error: WalletError | null) => {
      if (mine !== latest.current) return;
      setAnswer({ key, data, error });
      setAsking(false);
    };
    call(method, parsed).then(
      (data) => settle(data, null),
      (error: unknown) => settle(null, asWalletError(error)),
    );
  }, [method, key]);

  useEffect(reload, [reload]);
  useChanges(watch ? reload : ignore);
  return { data: answer?.data ?? null, error: answer?.error ?? null, current: answer?.key === key && !asking, reload };
}

export interface Action<A extends unknown[]> {
  /** Does it, unless it is already under way. Answers whether it succeeded. */
  run: (...args: A) => Promise<boolean>;
  busy: boolean;
  error: WalletError | null;
  clear: () => void;
}

/** Something that a person starts: takes no second start while it runs, keeps the error to be shown. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<WalletError | null>(null);
  const running = useRef(false);
  const run = async (...args: A) => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await act(...args);
      return true;
    } catch (thrown) {
      setError(asWalletError(thrown));
      return false;
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  return { run, busy, error, clear: () => setError(null) };
}
