import { browser } from 'wxt/browser';
import type { ApprovalQueue, Pending } from '#lib/consent/index';
import { createTurns, WalletError } from '#lib/protocol/index';
import { isThere, refused, sendTo } from './delivery';

const WIDTH = 440;
const HEIGHT = 760;

/** Shows waiting consents, one window at a time; a closed window is a rejection. */
export class ConsentWindows {
  readonly #inTurn = createTurns();

  constructor(private readonly queue: ApprovalQueue) {}

  /** Opens the first waiting consent's window, or brings it to the front. Also after a worker died in between. */
  showNext(): Promise<void> {
    return this.#inTurn(() => this.#show());
  }

  /** For `windows.onRemoved`. */
  async closed(windowId: number): Promise<void> {
    const pending = await this.queue.byWindow(windowId);
    if (pending) await this.reject(pending.id);
  }

  /** Nothing happened, and the page's chip is told so. A second rejection of the same is nothing. */
  async reject(id: string): Promise<void> {
    const rejected = await this.queue.take(id, 'rejected').catch(ignoreGone);
    if (!rejected) return;
    await sendTo(rejected.target, refused(rejected));
    await this.finish(rejected);
  }

  /**
   * The question, where the page that asked is still there: a page that was closed or left takes its question along,
   * and the next one gets its turn.
   *
   * @throws WalletError `approval-gone`
   */
  async standing(id: string): Promise<Pending> {
    const pending = await this.queue.get(id);
    if (!(await this.#isDropped(pending))) return pending;
    await this.showNext();
    throw new WalletError('approval-gone', 'the page that asked is gone');
  }

  /** A newer question of the same site took its place: nothing happened to the older one. */
  async giveWay(replaced: Pending): Promise<void> {
    await sendTo(replaced.target, refused(replaced));
    await this.#close(replaced);
  }

  /** Closes what was answered and goes on with the next. */
  async finish(answered: Pending): Promise<void> {
    await this.#close(answered);
    await this.showNext();
  }

  async #close({ windowId }: Pending): Promise<void> {
    if (windowId !== null) await browser.windows.remove(windowId).catch(() => undefined);
  }

  async #show(): Promise<void> {
    const head = await this.#head();
    if (!head) return;
    if (head.windowId !== null) {
      const shown = await browser.windows.update(head.windowId, { focused: true }).catch(() => null);
      if (shown) return;
    }
    const { left, top } = await besideCurrentWindow();
    const url = browser.runtime.getURL(`/consent.html?id=${head.id}` as '/consent.html');
    const size = { width: WIDTH, height: HEIGHT };
    const opened = await browser.windows
      .create({ url, type: 'popup', ...size, left, top })
      // A place that is off the screen is refused; then the browser chooses.
      .catch(() => browser.windows.create({ url, type: 'popup', ...size }));
    const windowId = opened?.id;
    if (windowId !== undefined) await this.queue.update(head.id, () => ({ windowId }));
  }

  /** The first question whose page is still there. */
  async #head(): Promise<Pending | null> {
    let head = await this.queue.head();
    while (head && (await this.#isDropped(head))) head = await this.queue.head();
    return head;
  }

  /** Whether the page that asked is gone, and its question with it. */
  async #isDropped(pending: Pending): Promise<boolean> {
    if (await isThere(pending.target)) return false;
    const dropped = await this.queue.take(pending.id, 'dropped').catch(ignoreGone);
    if (dropped) await this.#close(dropped);
    return true;
  }
}

/** Near the toolbar of the window in front, where people look for the extension. */
async function besideCurrentWindow(): Promise<{ left?: number; top?: number }> {
  const current = await browser.windows.getLastFocused().catch(() => null);
  if (current?.left === undefined || current.width === undefined) return {};
  return { left: Math.max(0, current.left + current.width - WIDTH - 16), top: (current.top ?? 0) + 72 };
}

function ignoreGone(error: unknown): null {
  if (error instanceof WalletError && error.code === 'approval-gone') return null;
  throw error;
}
