import { isField } from '../composer/dom';

const SLATE_PLACEHOLDER = '[data-slate-placeholder]';
/** What a draft may hold besides letters: mentions, attachments, pictures, a list just begun. */
const CONTENT = `img:not(.ProseMirror-separator), [contenteditable="false"]:not(${SLATE_PLACEHOLDER}), video, audio, hr, table, ul, ol, pre, blockquote`;

/** What an editor holds, as a person reads it. */
export function readText(element: HTMLElement): string {
  if (isField(element)) return element.value;
  const placeholder = element.querySelector<HTMLElement>(SLATE_PLACEHOLDER)?.innerText;
  return placeholder ? element.innerText.replace(placeholder, '') : element.innerText;
}

/** Text without white space: editors differ in how they keep it, and none may lose anything else. */
export function squash(text: string): string {
  return text.replace(/[\s\u200b]+/g, '');
}

export function isEmpty(element: HTMLElement): boolean {
  // Without the page having to be laid out, where there is no text at all.
  const mayHoldText = isField(element) || squash(element.textContent ?? '') !== '';
  if (mayHoldText && squash(readText(element)) !== '') return false;
  return isField(element) || element.querySelector(CONTENT) === null;
}
