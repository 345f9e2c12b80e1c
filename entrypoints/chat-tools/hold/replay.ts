import { isField } from '#lib/sites/composer/dom';
import { until } from '#lib/sites/editor/wait';
import type { PageSite } from '#lib/sites/record';
import { findSendControl } from './control';
import type { Manner } from './gestures';

/** For this long a page that took the gesture may show nothing yet. */
const TAKEN_MS = 1_500;
/** For this long one that may not have taken it. */
const UNTAKEN_MS = 400;
const READY_MS = 500;

interface Send {
  composer: HTMLElement;
  site: PageSite | undefined;
  manner: Manner;
  /** Whether the message has left the composer. */
  hasLeft: () => boolean;
}

/**
 * Sends again what was held, as the person did it. One way only: a second one is tried where the page showed no sign
 * at all of having taken the first, so that nothing is ever sent twice.
 *
 * @returns whether it left.
 */
export async function sendAgain({ composer, site, manner, hasLeft }: Send): Promise<boolean> {
  if (manner === 'enter') {
    const taken = pressEnter(composer);
    if (taken || hasLeft()) return until(hasLeft, TAKEN_MS);
    // An Enter that nobody takes sends in a one-line field of a form, and is a new line elsewhere.
    if (!isField(composer) || composer.tagName !== 'INPUT') return until(hasLeft, UNTAKEN_MS);
  }
  const form = composer.closest('form');
  if (manner === 'submit' && form) {
    const taken = submit(form);
    return until(hasLeft, taken ? TAKEN_MS : UNTAKEN_MS);
  }
  await until(() => findSendControl(composer, site) !== null, READY_MS);
  const control = findSendControl(composer, site);
  if (control) {
    const taken = press(control, hasLeft);
    if (await until(hasLeft, taken ? TAKEN_MS : UNTAKEN_MS)) return true;
    if (taken) return false;
  }
  if (!form) return false;
  return until(hasLeft, submit(form) ? TAKEN_MS : UNTAKEN_MS);
}

/** A page cannot tell this key from a person's but by `isTrusted`. @returns whether something took it */
function pressEnter(composer: HTMLElement): boolean {
  const make = (type: string) =>
    new KeyboardEvent(type, {
      key: 'Enter',
      code: 'Enter',
      keyCode: 13,
      which: 13,
      charCode: type === 'keypress' ? 13 : 0,
      bubbles: true,
      cancelable: true,
      composed: true,
      view: composer.ownerDocument.defaultView,
    } as KeyboardEventInit);
  const target = focusedIn(composer);
  let taken = !target.dispatchEvent(make('keydown'));
  if (!taken) taken = !target.dispatchEvent(make('keypress'));
  return !target.dispatchEvent(make('keyup')) || taken;
}

/** Some editors listen on a part of themselves. */
function focusedIn(composer: HTMLElement): Element {
  const { activeElement } = composer.getRootNode() as Document | ShadowRoot;
  return activeElement && composer.contains(activeElement) ? activeElement : composer;
}

/** A whole press, since pages send on any part of it. @returns whether it was taken, as far as a page shows that */
function press(control: HTMLElement, hasLeft: () => boolean): boolean {
  const { left, top, width, height } = control.getBoundingClientRect();
  const view = control.ownerDocument.defaultView;
  const at = { clientX: left + width / 2, clientY: top + height / 2, button: 0, detail: 1 };
  const base = { ...at, bubbles: true, cancelable: true, composed: true, view };
  const pointer = { ...base, pointerId: 1, isPrimary: true, pointerType: 'mouse' };
  return submits(view, () => {
    control.dispatchEvent(new PointerEvent('pointerdown', { ...pointer, buttons: 1 }));
    control.dispatchEvent(new MouseEvent('mousedown', { ...base, buttons: 1 }));
    // The control may be another one by now, such as 'stop'.
    if (hasLeft()) return true;
    control.dispatchEvent(new PointerEvent('pointerup', pointer));
    control.dispatchEvent(new MouseEvent('mouseup', base));
    return hasLeft() || !control.dispatchEvent(new MouseEvent('click', base)) || hasLeft();
  });
}

/** @returns whether a form was submitted by it */
function submit(form: HTMLFormElement): boolean {
  return submits(form.ownerDocument.defaultView, () => {
    form.requestSubmit();
    return false;
  });
}

/** Whether an act is taken by itself, or submits a form, to a script of the page's or to its server. */
function submits(view: Window | null, act: () => boolean): boolean {
  let submitted = false;
  const note = () => {
    submitted = true;
  };
  view?.addEventListener('submit', note, { capture: true });
  try {
    return act() || submitted;
  } finally {
    view?.removeEventListener('submit', note, { capture: true });
  }
}
