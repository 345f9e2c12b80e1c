import type { Browser } from 'wxt/browser';
import { HOLD_PORT, type HoldState } from '#lib/protocol/index';
import type { Caller } from '#lib/rpc/callers';
import type { Host } from '../host';
import { autoOf, readInPage } from '../sites/in-page';
import type { Sites } from '../sites/sites';

type Port = Browser.runtime.Port;

/**
 * The pages in which a message may be held. Each has a port: while it is open somebody answers, and what came last
 * over it says whether holding is of any use. A port that closes, as with a worker that stops, ends all holding there.
 */
export class Holds {
  #open = new Map<Port, { origin: string; told: HoldState | null }>();

  constructor(
    private readonly host: Host,
    private readonly sites: Sites,
    private readonly callerOf: (port: Port) => Caller | null,
  ) {}

  connect(port: Port): void {
    const caller = port.name === HOLD_PORT ? this.callerOf(port) : null;
    if (caller?.kind !== 'content') {
      port.disconnect();
      return;
    }
    this.#open.set(port, { origin: caller.origin, told: null });
    port.onDisconnect.addListener(() => this.#open.delete(port));
    // Says nothing and asks nothing: a page that has a draft keeps the worker awake with it.
    port.onMessage.addListener(() => undefined);
    void this.tell();
  }

  /** Something changed, which may be the lock, a consent or a setting. */
  async tell(): Promise<void> {
    for (const [port, page] of this.#open) {
      const state = await this.#stateOf(page.origin).catch((): HoldState => 'off');
      if (state === page.told || !this.#open.has(port)) continue;
      page.told = state;
      port.postMessage(state);
    }
  }

  async #stateOf(origin: string): Promise<HoldState> {
    if ((await autoOf(origin)) !== 'send' || !(await this.sites.isEnabled(origin))) return 'off';
    if ((await this.host.access()) === 'none') return (await readInPage()).askLocked ? 'locked' : 'off';
    const { grants } = await this.host.services();
    return (await grants.standing(origin, 'send')) ? 'armed' : 'off';
  }
}
