import type { Page } from '@playwright/test';
import { inspect } from './inspect';
import type { Wallet } from './wallet';

interface Api {
  commands: { onCommand: { dispatch(command: string, tab: unknown): void } };
  tabs: { query(filter: { url: string }): Promise<unknown[]> };
}

/**
 * A keyboard shortcut of the extension on one page, from where the browser hands it over: keys that a test sends go
 * to the page, past the browser's own shortcuts.
 */
export async function press(wallet: Wallet, page: Page, command: string): Promise<void> {
  // A worker that rests is woken first.
  await inspect(wallet, 'wallet.status', {});
  await page.bringToFront();
  const worker = wallet.context.serviceWorkers().find((one) => one.url().includes(wallet.extensionId));
  if (!worker) throw new Error('the worker is not running');
  await worker.evaluate(
    async ({ name, url }) => {
      const { commands, tabs } = (globalThis as unknown as { chrome: Api }).chrome;
      commands.onCommand.dispatch(name, (await tabs.query({ url }))[0]);
    },
    { name: command, url: page.url().replace(/[?#].*$/, '*') },
  );
}
