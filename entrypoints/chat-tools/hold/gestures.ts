import { type GatedWindow, hearGestures } from '#lib/sites/gate';
import type { PageSite } from '#lib/sites/record';
import { sendControlIn } from './control';

/** How a person sent: by Enter in the editor, by the send control, or by a form that the page itself submitted. */
export type Manner = 'enter' | 'press' | 'submit';

/** How far a list that belongs to what is being typed may stand from the composer, in pixels. */
const LIST_REACH = 80;

interface Holder {
  composer(): HTMLElement | null;
  site(): PageSite | undefined;
  /** Whether a message that was sent now would be held. */
  wouldHold(): boolean;
  /** It is sent. True: it was not, for now. */
  sent(manner: Manner): boolean;
  /** It was sent by something that comes before us. */
  missed(): void;
  /** A key in the page that sends nothing. True: it is not the page's business. */
  other(event: KeyboardEvent): boolean;
}

/**
 * Watches for the gestures that send, before the page sees them. A gesture is held whole or not at all: a press from
 * its pointerdown to its click, a key until it is let go, since pages send on any of these.
 */
export class Gestures {
  #press = false;
  #key = false;

  constructor(
    private readonly holder: Holder,
    view: GatedWindow,
    signal: AbortSignal,
  ) {
    const handle = (event: Event) => {
      // What a script makes up is no gesture of the person's.
      if (event.isTrusted && this.#on(event)) swallow(event);
    };
    hearGestures(view, handle, signal);
  }

  /** The kinds are told by their names: events of a frame have classes of their own. */
  #on(event: Event): boolean {
    if (event.type.startsWith('key')) return this.#onKey(event as KeyboardEvent);
    return event.type === 'submit' ? this.#onSubmit(event) : this.#onPress(event as MouseEvent);
  }

  #onKey(event: KeyboardEvent): boolean {
    if (event.type !== 'keydown') {
      const held = this.#key && event.key === 'Enter';
      if (event.type === 'keyup' && held) this.#key = false;
      return held;
    }
    const composer = sends(event) ? this.holder.composer() : null;
    const isSending = composer !== null && isIn(event, composer) && !isListOpen(composer);
    // The page had it first and took it: to send it again would be to send it twice.
    const isTaken = isSending && event.defaultPrevented;
    if (isTaken) this.holder.missed();
    this.#key = isSending && !isTaken && this.holder.sent('enter');
    return this.#key || this.holder.other(event);
  }

  #onPress(event: MouseEvent): boolean {
    if (event.type === 'pointerdown') {
      this.#press = event.button === 0 && this.#isOnControl(event) && this.holder.wouldHold();
      return this.#press;
    }
    if (event.type !== 'click') return this.#press;
    // A click without a press is a key's on the control, or assistive technology's.
    const starts = this.#press || event.detail === 0;
    this.#press = false;
    return starts && this.#isOnControl(event) && this.holder.sent('press');
  }

  /** Reached where a page submits by its own script, on a key or a control that is not known. */
  #onSubmit(event: Event): boolean {
    const composer = this.holder.composer();
    const form = event.target as Node;
    return composer !== null && form.contains(composer) && this.holder.sent('submit');
  }

  #isOnControl(event: Event): boolean {
    const composer = this.holder.composer();
    return composer !== null && sendControlIn(event, composer, this.holder.site()) !== null;
  }
}

function swallow(event: Event): void {
  event.stopImmediatePropagation();
  // A pointerdown that is prevented would take the press's mouse events with it.
  if (event.type !== 'pointerdown') event.preventDefault();
}

/** Enter alone: with Shift it is a new line, in a composition it chooses a word. */
function sends(event: KeyboardEvent): boolean {
  const { key, shiftKey, ctrlKey, altKey, metaKey, isComposing, keyCode } = event;
  return key === 'Enter' && !shiftKey && !ctrlKey && !altKey && !metaKey && !isComposing && keyCode !== 229;
}

const isIn = (event: Event, composer: HTMLElement) => event.composedPath().includes(composer);

/** Enter chooses from a list of mentions or commands that is open. */
function isListOpen(composer: HTMLElement): boolean {
  if (composer.hasAttribute('aria-activedescendant') || composer.getAttribute('aria-expanded') === 'true') return true;
  const box = composer.getBoundingClientRect();
  return [...composer.ownerDocument.querySelectorAll('[role="listbox"], [role="menu"]')].some((list) => {
    const { top, bottom, left, right, height } = list.getBoundingClientRect();
    const isNear =
      bottom > box.top - LIST_REACH && top < box.bottom + LIST_REACH && right > box.left && left < box.right;
    return height > 0 && isNear && list.checkVisibility({ visibilityProperty: true });
  });
}
