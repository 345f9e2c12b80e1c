import type { Wallet } from '../e2e/support/wallet';

/** As much of the extension's own world as is used here. */
interface Extension {
  commands: { onCommand: { dispatch(command: string, tab: unknown): void } };
  tabs: { query(about: object): Promise<unknown[]> };
}

/**
 * The keyboard shortcut, from where the browser hands it over: keys that a test sends go to the page, past the
 * browser's own shortcuts.
 */
export async function pressShortcut(wallet: Wallet): Promise<void> {
  const worker = wallet.context.serviceWorkers().find((one) => one.url().includes(wallet.extensionId));
  if (!worker) throw new Error('the worker is not running');
  await worker.evaluate(async () => {
    const { commands, tabs } = (globalThis as unknown as { chrome: Extension }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    commands.onCommand.dispatch('insert', tab);
  });
}
