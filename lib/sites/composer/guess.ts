import { isField, upwards } from './dom';
import { boxInTop } from './frames';

/**
 * Finds a composer on a page that no record fits. None of this is certain: each sign adds to a score,
 * and what edits an old message, searches or signs in is left out.
 */

const EDITORS =
  'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"], [role="textbox"], input:not([type]), input[type="text"]';
const BUTTONS = 'button, [role="button"], input[type="submit"]';
const SEND = /send|submit|ask\b|senden|enviar|envoyer|invia|отправ|送信|发送|傳送|إرسال/i;
const CANCEL = /^(cancel|discard|abbrechen|verwerfen|annuler|cancelar|annulla|отмена|取消|キャンセル|إلغاء)$/i;
const SEARCH = /\b(search|filter|find)\b/i;
const PROMPT = /message|ask|chat|prompt|reply|write/i;
/** A box that searches and takes questions too. 'Search chats' and 'Search messages' only search. */
const ASKS = /\b(ask|prompt|question)/i;
/** One-line fields for who somebody is rather than for what they say. */
const LOGIN = /user.?name|e-?mail|phone|password|\b(login|code|otp|address|url|title|subject)\b/i;
/** How far from the editor its own controls are looked for, in ancestors. */
const NEAR = 6;
/** What a send control and being the focused editor each add: together they outweigh all else. */
const STRONG = 3;

type Usable = (element: HTMLElement) => boolean;
interface Guess {
  element: HTMLElement | null;
  score: number;
}

/** The likeliest composer. Open shadow roots take a full walk, so they are searched where the rest is doubtful. */
export function bestGuess(documents: readonly Document[], usable: Usable): HTMLElement | null {
  const light = best(documents.flatMap(editorsIn), usable);
  if (light.score > STRONG + 1) return light.element;
  const shadow = best(documents.flatMap(shadowEditors), usable);
  return shadow.score > light.score ? shadow.element : light.element;
}

const editorsIn = (root: Document | ShadowRoot) => [...root.querySelectorAll<HTMLElement>(EDITORS)];

function best(candidates: HTMLElement[], usable: Usable): Guess {
  let found: Guess = { element: null, score: 0 };
  for (const element of candidates) {
    if (!usable(element)) continue;
    const score = scoreOf(element);
    if (score > found.score) found = { element, score };
  }
  return found;
}

function shadowEditors(root: Document | ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? [...editorsIn(shadowRoot), ...shadowEditors(shadowRoot)] : [],
  );
}

/** 0 for what is surely no composer. */
function scoreOf(element: HTMLElement): number {
  const hint = ['aria-label', 'placeholder', 'data-placeholder', 'aria-placeholder', 'name', 'id', 'autocomplete']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
  const oneLine = element.tagName === 'INPUT';
  if ((SEARCH.test(hint) && !ASKS.test(hint)) || element.closest('header, nav')) return 0;
  if (isField(element) && element.form?.querySelector('input[type="password"]')) return 0;
  if (oneLine && LOGIN.test(hint)) return 0;
  const controls = labelsNear(element);
  if (controls.some((label) => CANCEL.test(label))) return 0;
  const sends = controls.some((label) => SEND.test(label));
  if (oneLine && !sends) return 0;
  const box = boxInTop(element);
  return (
    Math.min(1, Math.max(0, box.bottom / innerHeight)) * 2 +
    (sends ? STRONG : 0) +
    (isFocusedIn(element) ? STRONG : 0) +
    (box.width >= 240 ? 1 : 0) +
    (PROMPT.test(hint) ? 1 : 0) +
    (oneLine ? 0 : 1)
  );
}

function isFocusedIn(element: HTMLElement): boolean {
  const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && element.contains(active);
}

/** Labels of the controls in the nearest ancestor that has any. */
function labelsNear(element: HTMLElement): string[] {
  let steps = 0;
  for (const at of upwards(element)) {
    if (steps++ > NEAR) break;
    const found = [...at.querySelectorAll<HTMLElement>(BUTTONS)];
    if (found.length > 0) return found.map(labelOf);
  }
  return [];
}

function labelOf(control: HTMLElement): string {
  const named = control.getAttribute('aria-label') ?? control.title;
  const kind = control.getAttribute('type') === 'submit' ? 'submit' : '';
  return named || control.textContent?.trim() || control.dataset.testid || kind;
}
