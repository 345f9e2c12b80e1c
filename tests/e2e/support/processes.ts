import { execFile } from 'node:child_process';
import type { BrowserContext } from '@playwright/test';

/** Ends the extension's worker as the browser itself would, and waits until it is gone. */
export async function stopWorker(context: BrowserContext): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const cdp = await context.newCDPSession(page);
  try {
    const stopped = new Promise<void>((resolve) => {
      cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const ours = versions.filter((version) => version.scriptURL.startsWith('chrome-extension://'));
        if (ours.length > 0 && ours.every((version) => version.runningStatus === 'stopped')) resolve();
      });
    });
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await stopped;
  } finally {
    await cdp.detach().catch(() => undefined);
  }
}

/** Kills the browser with all its processes, as a crash or a power cut would. */
export async function killProcesses(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error('the browser is not running');
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const main = processInfo.find(({ type }) => type === 'browser');
  if (!main) throw new Error('the browser does not tell its process id');
  const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
  // Playwright starts the browser as the leader of a process group; Windows has no groups, but trees.
  if (process.platform === 'win32') execFile('taskkill', ['/F', '/T', '/PID', String(main.id)]);
  else process.kill(-main.id, 'SIGKILL');
  await closed;
}
