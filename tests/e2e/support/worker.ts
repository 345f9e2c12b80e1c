import type { Wallet } from './wallet';

/** Runs something in the extension's worker, waking it if need be. */
export async function inWorker<T, A>(wallet: Wallet, work: (argument: A) => T | Promise<T>, argument: A): Promise<T> {
  const ours = () => wallet.context.serviceWorkers().find((worker) => worker.url().startsWith('chrome-extension://'));
  const worker = ours() ?? (await wallet.context.waitForEvent('serviceworker'));
  return worker.evaluate(work as never, argument) as Promise<T>;
}
