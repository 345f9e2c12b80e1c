import { browser } from 'wxt/browser';
import { HOLD_PORT, type HoldState } from '#lib/protocol/hold';

/** A worker rests after 30 seconds in which it heard nothing. */
const PING_MS = 20_000;
/** A draft that nobody touches for so long keeps no worker awake; the next key does. */
const RESTING_MS = 300_000;

/** The line to the background: while it is open somebody answers, and says what holding is good for. */
export class Line {
  #port: ReturnType<typeof browser.runtime.connect> | null = null;
  #state: HoldState = 'off';
  #used = 0;
  #pinged = 0;

  constructor(
    private readonly signal: AbortSignal,
    private readonly onState: (state: HoldState) => void,
  ) {
    signal.addEventListener('abort', () => this.#port?.disconnect());
  }

  /** An extension that was updated leaves scripts behind that nobody answers. */
  get isOrphan(): boolean {
    return !browser.runtime?.id;
  }

  get state(): HoldState {
    return this.#port && !this.isOrphan ? this.#state : 'off';
  }

  /** The person is at the composer: opens the line, or keeps it open. Says nothing of what they write. */
  use(): void {
    const now = Date.now();
    this.#used = now;
    if (!this.#port) this.#open();
    else if (now - this.#pinged > PING_MS) {
      this.#pinged = now;
      this.#port.postMessage(null);
    }
  }

  #open(): void {
    if (this.signal.aborted || this.isOrphan) return;
    const port = browser.runtime.connect({ name: HOLD_PORT });
    this.#port = port;
    this.#pinged = Date.now();
    port.onMessage.addListener((state: HoldState) => {
      this.#state = state;
      this.onState(state);
    });
    port.onDisconnect.addListener(() => {
      this.#port = null;
      this.#state = 'off';
      if (Date.now() - this.#used < RESTING_MS) setTimeout(() => this.#port ?? this.#open());
    });
  }
}
