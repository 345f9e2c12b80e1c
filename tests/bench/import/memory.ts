import { readFile } from 'node:fs/promises';
import type { BrowserContext } from '@playwright/test';

const EVERY_MS = 200;

/**
 * The most memory that the extension's processes hold at once while some work goes on, in bytes: pages, their workers
 * and the service worker. What processes share is counted by parts (PSS), so the browser's own code hardly counts.
 *
 * @returns null where the system does not tell it, which is all but Linux
 */
export async function peakDuring(context: BrowserContext, work: () => Promise<unknown>): Promise<number | null> {
  if (process.platform !== 'linux') {
    await work();
    return null;
  }
  const browser = await context.browser()?.newBrowserCDPSession();
  if (!browser) throw new Error('the browser is not running');
  let peak = 0;
  let done = false;
  const sampling = (async () => {
    while (!done) {
      const { processInfo } = await browser.send('SystemInfo.getProcessInfo');
      const held = await Promise.all(processInfo.map(({ id }) => heldBy(id)));
      peak = Math.max(
        peak,
        held.reduce((total, part) => total + part, 0),
      );
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  try {
    await work();
  } finally {
    done = true;
    await sampling;
    await browser.detach();
  }
  return peak;
}

/** Nothing unless the browser started the process for an extension. */
async function heldBy(pid: number): Promise<number> {
  if (!(await textOf(`/proc/${pid}/cmdline`)).includes('--extension-process')) return 0;
  const rollup = await textOf(`/proc/${pid}/smaps_rollup`);
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1_024;
}

/** Empty when the process has ended meanwhile. */
const textOf = (path: string) => readFile(path, 'utf8').catch(() => '');
