import { upwards } from './dom';

/**
 * Finds a composer on a page that no record fits. None of this is certain: each sign adds to a score,
 * and what edits an old message or searches is left out.
 */

const EDITORS =
  'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"], [role="textbox"], input:not([type]), input[type="text"]';
const BUTTONS = 'button, [role="button"], input[type="submit"]';
const SEND = /send|submit|ask\b/i;
const CANCEL = /^(cancel|discard|abbrechen|verwerfen|annuler|cancelar|annulla|отмена|取消|キャンセル|إلغاء)$/i;
const SEARCH = /\b(search|filter|find)\b/i;
const PROMPT = /message|ask|chat|prompt|reply|write/i;
/** How far from the editor its own controls are looked for, in ancestors. */
const NEAR = 6;

/** The likeliest composer. Open shadow roots are searched only where the document itself has none: it takes a full walk. */
export function bestGuess(root: Document, usable: (element: HTMLElement) => boolean): HTMLElement | null {
  const light = best([...root.querySelectorAll<HTMLElement>(EDITORS)], usable);
  return light ?? best(shadowCandidates(root), usable);
}

function best(candidates: HTMLElement[], usable: (element: HTMLElement) => boolean): HTMLElement | null {
  let found: HTMLElement | null = null;
  let foundScore = 0;
  for (const element of candidates.filter(usable)) {
    const score = scoreOf(element);
    if (score > foundScore) [found, foundScore] = [element, score];
  }
  return found;
}

function shadowCandidates(root: Document | ShadowRoot): HTMLElement[] {
  return [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? [...shadowRoot.querySelectorAll<HTMLElement>(EDITORS), ...shadowCandidates(shadowRoot)] : [],
  );
}

/** 0 for what is surely no composer. */
function scoreOf(element: HTMLElement): number {
  const hint = ['aria-label', 'placeholder', 'data-placeholder', 'name', 'id']
    .map((name) => element.getAttribute(name) ?? '')
    .join(' ');
  if ((SEARCH.test(hint) && !PROMPT.test(hint)) || element.closest('header, nav')) return 0;
  const controls = labelsNear(element);
  if (controls.some((label) => CANCEL.test(label))) return 0;
  const sends = controls.some((label) => SEND.test(label));
  const oneLine = element.tagName === 'INPUT';
  if (oneLine && !sends) return 0;
  const box = element.getBoundingClientRect();
  return (
    Math.min(1, Math.max(0, box.bottom / innerHeight)) * 2 +
    (sends ? 3 : 0) +
    (box.width >= 240 ? 1 : 0) +
    (PROMPT.test(hint) ? 1 : 0) +
    (oneLine ? 0 : 1)
  );
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
