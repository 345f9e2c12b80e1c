import { upwards } from '#lib/sites/composer/dom';
import type { PageSite } from '#lib/sites/record';

const BUTTONS = 'button, [role="button"], input[type="submit"]';
const SEND = /\b(send|submit|ask)\b|senden|envoyer|enviar|invia|отправить|发送|傳送|送信|보내기|إرسال/i;
/** How far from the editor its send control is looked for, in ancestors. */
const NEAR = 8;

/** Whether an element is the control that sends what is in this composer: by the site's record, else by looks. */
function isSendControl(element: Element, composer: HTMLElement, site: PageSite | undefined): boolean {
  // Where the record's control is there, no other sends: attaching or choosing a model is not sending.
  if (site?.send && isThere(site.send, composer)) return element.matches(site.send);
  if (!element.matches(BUTTONS) || (site?.stop && element.matches(site.stop))) return false;
  const form = composer.closest('form');
  // A button that says nothing of its type submits too, and is as often a menu.
  const submits = form?.contains(element) && element.getAttribute('type') === 'submit';
  return Boolean(submits) || (SEND.test(labelOf(element)) && isNear(element, composer));
}

const isThere = (css: string, composer: HTMLElement) =>
  (composer.getRootNode() as Document | ShadowRoot).querySelector(css) !== null;

/** The send control that an event happened on. */
export function sendControlIn(event: Event, composer: HTMLElement, site: PageSite | undefined): HTMLElement | null {
  const path = event.composedPath().filter((at): at is HTMLElement => (at as Node).nodeType === Node.ELEMENT_NODE);
  return path.find((element) => isSendControl(element, composer, site)) ?? null;
}

/** The send control as it is now, ready to be pressed. */
export function findSendControl(composer: HTMLElement, site: PageSite | undefined): HTMLElement | null {
  let steps = 0;
  for (const at of upwards(composer)) {
    if (steps++ > NEAR) break;
    const found = [...at.querySelectorAll<HTMLElement>(site?.send ? `${site.send}, ${BUTTONS}` : BUTTONS)].filter(
      (element) => isSendControl(element, composer, site) && isReady(element),
    );
    const known = site?.send ? found.find((element) => element.matches(site.send)) : undefined;
    if (known ?? found[0]) return known ?? found[0] ?? null;
  }
  return null;
}

const isReady = (element: HTMLElement) =>
  element.checkVisibility({ visibilityProperty: true }) &&
  !(element as HTMLButtonElement).disabled &&
  element.getAttribute('aria-disabled') !== 'true';

function isNear(element: Element, composer: HTMLElement): boolean {
  let steps = 0;
  for (const at of upwards(composer)) {
    if (at.contains(element)) return true;
    if (steps++ > NEAR) return false;
  }
  return false;
}

function labelOf(control: Element): string {
  const { title, textContent } = control as HTMLElement;
  return [control.getAttribute('aria-label'), title, textContent, control.getAttribute('data-testid')].join(' ');
}
