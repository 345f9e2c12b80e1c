import { isField } from '../composer/dom';
import { collapseTo, type Edge } from './caret';
import type { Engine } from './engine';

/** Above this, `execCommand` a line at a time takes seconds, since it grows with the square of the lines. */
const LONG_LINES = 100;

/**
 * Writes text at the caret, once, by the path that the engine was measured to take exactly.
 *
 * @param edge where in the draft the caret stands.
 */
export function write(element: HTMLElement, engine: Engine, text: string, edge: Edge): void {
  switch (engine) {
    case 'field':
      writeField(element, text, edge);
      return;
    case 'prosemirror':
    case 'quill':
      command(element, 'insertText', text);
      return;
    case 'blocknote':
      writeLines(element, text, edge);
      return;
    case 'draft':
    case 'trix':
    case 'codemirror':
    case 'ckeditor':
    case 'tinymce':
      paste(element, text);
      return;
    default:
      // An editor that is not known may take this too; where none listens nothing happens.
      if (!replaceText(element, text)) writeLines(element, text, edge);
  }
}

/** Runs an editing command of the browser's in the element's own document. */
export function command(element: HTMLElement, name: string, value?: string): boolean {
  return element.ownerDocument.execCommand(name, false, value);
}

/**
 * Dispatches one `beforeinput`, which is how spelling correction reaches an editor: no paste, so no paste handler.
 *
 * @returns whether the editor took it.
 */
function replaceText(element: HTMLElement, text: string): boolean {
  return !element.dispatchEvent(editEvent('insertReplacementText', carrying(text)));
}

/** As if it had been pasted. Editors that take it may do so a moment later, so nothing is tried after it. */
function paste(element: HTMLElement, text: string): void {
  const clipboardData = carrying(text);
  element.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true }),
  );
}

function carrying(text: string): DataTransfer {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  return data;
}

export function editEvent(inputType: string, dataTransfer: DataTransfer | null = null): InputEvent {
  return new InputEvent('beforeinput', { inputType, dataTransfer, bubbles: true, cancelable: true, composed: true });
}

function writeField(element: HTMLElement, text: string, edge: Edge): void {
  if (!isField(element)) return;
  closeTyping(element, edge);
  const { value } = element;
  command(element, 'insertText', text);
  if (element.value !== value) return;
  const at = element.selectionStart ?? value.length;
  element.setRangeText(text, at, at, 'end');
  element.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }),
  );
}

function writeLines(element: HTMLElement, text: string, edge: Edge): void {
  closeTyping(element, edge);
  const lines = text.split('\n');
  if (lines.length > LONG_LINES) {
    command(element, 'insertHTML', lines.map(escapeHtml).join('<br>'));
    return;
  }
  lines.forEach((line, index) => {
    if (index > 0) command(element, 'insertLineBreak');
    if (line) command(element, 'insertText', line);
  });
}

function escapeHtml(line: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return line.replace(/[&<>]/g, (char) => entities[char] ?? char);
}

/** Browsers join native edits into one undo step until the caret moves: move it away and back. */
function closeTyping(element: HTMLElement, edge: Edge): void {
  collapseTo(element, edge === 'start' ? 'end' : 'start');
  collapseTo(element, edge);
}
