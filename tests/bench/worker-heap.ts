import type { CDPSession } from '@playwright/test';
import type { Wallet } from '../e2e/support/wallet';

const EVERY_MS = 250;
export const MB = 1_000_000;

interface Usage {
  usedSize: number;
  backingStorageSize?: number;
}

/** What the extension's worker holds in memory: JavaScript's heap, and the bytes of its typed arrays. */
export class WorkerHeap {
  #peak = 0;
  #next = 0;

  private constructor(
    private readonly browser: CDPSession,
    private readonly sessionId: string,
  ) {}

  /** Of the worker that runs now. */
  static async of(wallet: Wallet): Promise<WorkerHeap> {
    const browser = await wallet.context.browser()?.newBrowserCDPSession();
    if (!browser) throw new Error('the browser is not running');
    const { targetInfos } = await browser.send('Target.getTargets');
    const worker = targetInfos.find(({ type, url }) => type === 'service_worker' && url.includes(wallet.extensionId));
    if (!worker) throw new Error('the worker is not running');
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId: worker.targetId, flatten: false });
    return new WorkerHeap(browser, sessionId);
  }

  /** Most bytes that were in use at once while some work went on, garbage that is still there included. */
  async peakDuring(work: () => Promise<unknown>): Promise<number> {
    this.#peak = 0;
    let done = false;
    const sampling = (async () => {
      while (!done) {
        this.#peak = Math.max(this.#peak, await this.#used());
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      }
    })();
    try {
      await work();
    } finally {
      done = true;
      await sampling;
    }
    return this.#peak;
  }

  /** Bytes in use without garbage. */
  async held(): Promise<number> {
    await this.#send('HeapProfiler.collectGarbage');
    return this.#used();
  }

  detach(): Promise<void> {
    return this.browser.detach();
  }

  async #used(): Promise<number> {
    const { usedSize, backingStorageSize = 0 } = await this.#send<Usage>('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  }

  #send<T>(method: string): Promise<T> {
    const id = ++this.#next;
    return new Promise<T>((resolve, reject) => {
      const listen = ({ sessionId, message }: { sessionId: string; message: string }) => {
        const answer = JSON.parse(message) as { id?: number; result: T };
        if (sessionId !== this.sessionId || answer.id !== id) return;
        this.browser.off('Target.receivedMessageFromTarget', listen);
        resolve(answer.result);
      };
      this.browser.on('Target.receivedMessageFromTarget', listen);
      const message = JSON.stringify({ id, method });
      this.browser.send('Target.sendMessageToTarget', { sessionId: this.sessionId, message }).catch(reject);
    });
  }
}
