/** Where the gate of a window stands in the content scripts' world, which the page cannot see. */
export const GATE_KEY = Symbol.for('satchel.gate');

/** The built file that puts the gate up, to be registered for the start of a document. */
export const GATE_FILE = '/chat-gate.js';

/** Everything that a page may send on. */
const GESTURES = [
  'keydown',
  'keypress',
  'keyup',
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'click',
  'submit',
] as const;

/** Gets each gesture in its window, before the page does. */
export interface Gate {
  onGesture: ((event: Event) => void) | null;
}

/** A window, and the gate that may stand in it. */
export type GatedWindow = Window & { [GATE_KEY]?: Gate };

/**
 * The script that stands first in line. Of listeners at one place the oldest is called first, and some pages listen
 * on their window from the start: so this is there before them, does nothing, and is lent to who holds messages.
 */
export function gateFile(): string {
  const key = JSON.stringify(GATE_KEY.description);
  const types = JSON.stringify(GESTURES.join());
  return `{const g=globalThis[Symbol.for(${key})]={onGesture:null};for(const t of ${types}.split(","))addEventListener(t,e=>g.onGesture?.(e),true)}`;
}

/** Hears every gesture in a window, through its gate where one stands, until the signal. */
export function hearGestures(view: GatedWindow, listener: (event: Event) => void, signal: AbortSignal): void {
  const gate = view[GATE_KEY];
  if (!gate) {
    // The page was open before its site was enabled: what it listens to itself comes first.
    for (const type of GESTURES) view.addEventListener(type, listener, { capture: true, signal });
    return;
  }
  gate.onGesture = listener;
  signal.addEventListener('abort', () => {
    if (gate.onGesture === listener) gate.onGesture = null;
  });
}
