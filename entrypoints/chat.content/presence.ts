import { call } from '#lib/rpc/client';
import { findComposer } from '#lib/sites/composer/find';
import { missedBy } from '#lib/sites/composer/health';
import { type EditClock, watchEdits } from '#lib/sites/editor/clock';
import { siteHere } from '#lib/sites/here';

/** By then most pages have put their own editor in the place of the server's markup. */
const HYDRATED_MS = 600;
/** How often the page is looked at, without touching its layout. */
const LOOK_MS = 1_000;
/** By then a page has become what it is going to be. */
const LOOKS_TO_SETTLE = 8;
/** A page without a composer is looked at ever more rarely, up to this. */
const LONGEST_LOOK_MS = 8_000;

/**
 * Knows the composer of the page: finds it, and finds it anew when hydration or navigation swaps it.
 * No observer over the page's document: while an answer streams, this costs one property read a second.
 */
export class Presence {
  #composer: HTMLElement | null = null;
  #clock: { of: HTMLElement; clock: EditClock; end: AbortController } | null = null;
  #pause = LOOK_MS;
  #looks = 0;

  constructor(
    private readonly signal: AbortSignal,
    private readonly onChange: (composer: HTMLElement | null) => void,
  ) {
    signal.addEventListener('abort', () => this.#clock?.end.abort());
    const timer = () => {
      if (signal.aborted) return;
      if (document.visibilityState === 'visible' && !this.#composer?.isConnected) this.look();
      if (this.#composer && ++this.#looks === LOOKS_TO_SETTLE) this.#report(this.#composer);
      this.#pause = this.#composer ? LOOK_MS : Math.min(this.#pause * 1.5, LONGEST_LOOK_MS);
      setTimeout(timer, this.#pause);
    };
    // When the page has drawn itself: its first layout is its own work, and is not made to come sooner.
    setTimeout(() => requestIdleCallback(timer, { timeout: LOOK_MS }), HYDRATED_MS);
  }

  /** The composer if it is known to have the focus, else what a look finds. */
  lookForFocused(): HTMLElement | null {
    const known = this.#composer;
    return known?.isConnected && isFocusedWithin(known) ? known : this.look();
  }

  /** Looks now; called whenever it matters. */
  look(): HTMLElement | null {
    const found = findComposer(siteHere());
    if (found !== this.#composer) {
      this.#composer = found;
      if (found) this.clock(found);
      this.#pause = LOOK_MS;
      this.onChange(found);
    }
    return found;
  }

  /** Tells the wallet, and nobody else, that the page no longer looks as it is known. */
  #report(composer: HTMLElement): void {
    const site = siteHere();
    const missed = site ? missedBy(site, composer, location) : [];
    if (missed.length > 0) call('chat.health', { missed }).catch(() => undefined);
  }

  /** The edit clock of the composer that is there; one at a time, since pages swap theirs again and again. */
  clock(composer: HTMLElement): EditClock {
    if (this.#clock?.of === composer) return this.#clock.clock;
    this.#clock?.end.abort();
    const end = new AbortController();
    this.#clock = { of: composer, clock: watchEdits(composer, end.signal), end };
    return this.#clock.clock;
  }
}

export function isFocusedWithin(element: HTMLElement): boolean {
  const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && element.contains(active);
}
