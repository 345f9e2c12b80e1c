import { findComposer } from '#lib/sites/composer/find';
import { type EditClock, watchEdits } from '#lib/sites/editor/clock';
import type { SiteRecord } from '#lib/sites/record';

/** How often the page is looked at, without touching its layout. */
const LOOK_MS = 1_000;
/** A page without a composer is looked at ever more rarely, up to this. */
const LONGEST_LOOK_MS = 8_000;

/**
 * Knows the composer of the page: finds it, and finds it anew when hydration or navigation swaps it.
 * No observer over the page's document: while an answer streams, this costs one property read a second.
 */
export class Presence {
  #composer: HTMLElement | null = null;
  #clocks = new WeakMap<HTMLElement, EditClock>();
  #pause = LOOK_MS;

  constructor(
    private readonly site: SiteRecord | undefined,
    private readonly signal: AbortSignal,
    private readonly onChange: (composer: HTMLElement | null) => void,
  ) {
    const timer = () => {
      if (signal.aborted) return;
      if (document.visibilityState === 'visible' && !this.#composer?.isConnected) this.look();
      this.#pause = this.#composer ? LOOK_MS : Math.min(this.#pause * 1.5, LONGEST_LOOK_MS);
      setTimeout(timer, this.#pause);
    };
    // Not at once: whoever is told has to have this object in hand.
    queueMicrotask(timer);
  }

  /** Looks now; called whenever it matters. */
  look(): HTMLElement | null {
    const found = findComposer(this.site);
    if (found !== this.#composer) {
      this.#composer = found;
      if (found) this.clock(found);
      this.#pause = LOOK_MS;
      this.onChange(found);
    }
    return found;
  }

  clock(composer: HTMLElement): EditClock {
    const known = this.#clocks.get(composer);
    if (known) return known;
    const clock = watchEdits(composer, this.signal);
    this.#clocks.set(composer, clock);
    return clock;
  }
}
