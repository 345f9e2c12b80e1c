import { isField } from '../composer/dom';
import { collapseTo } from './caret';
import type { Engine } from './engine';

/** Above this, `execCommand` a line at a time takes seconds, since it grows with the square of the lines. */
const LONG_LINES = 100;

/** Writes text at the caret, once, by the path that the engine was measured to take exactly. */
export function write(element: HTMLElement, engine: Engine, text: string): void {
  switch (engine) {
    case 'field':
      writeField(element, text);
      return;
    case 'prosemirror':
    case 'quill':
      document.execCommand('insertText', false, text);
      return;
    case 'lexical':
    case 'slate':
      replaceText(element, text);
      return;
    case 'plain':
      // An editor that is not known may take this; where none listens nothing happens.
      if (!replaceText(element, text)) writeLines(element, text);
  }
}

/**
 * Dispatches one `beforeinput`, which is how spelling correction reaches an editor: no paste, so no paste handler.
 *
 * @returns whether the editor took it.
 */
function replaceText(element: HTMLElement, text: string): boolean {
  const dataTransfer = new DataTransfer();
  dataTransfer.setData('text/plain', text);
  return !element.dispatchEvent(editEvent('insertReplacementText', dataTransfer));
}

export function editEvent(inputType: string, dataTransfer: DataTransfer | null = null): InputEvent {
  return new InputEvent('beforeinput', { inputType, dataTransfer, bubbles: true, cancelable: true, composed: true });
}

function writeField(element: HTMLElement, text: string): void {
  if (!isField(element)) return;
  closeTyping(element);
  const { value } = element;
  document.execCommand('insertText', false, text);
  if (element.value !== value) return;
  const at = element.selectionStart ?? value.length;
  element.setRangeText(text, at, at, 'end');
  element.dispatchEvent(
    new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertText', data: text }),
  );
}

function writeLines(element: HTMLElement, text: string): void {
  closeTyping(element);
  const lines = text.split('\n');
  if (lines.length > LONG_LINES) {
    document.execCommand('insertHTML', false, lines.map(escapeHtml).join('<br>'));
    return;
  }
  lines.forEach((line, index) => {
    if (index > 0) document.execCommand('insertLineBreak');
    if (line) document.execCommand('insertText', false, line);
  });
}

function escapeHtml(line: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return line.replace(/[&<>]/g, (char) => entities[char] ?? char);
}

/** Browsers join native edits into one undo step until the caret moves: move it there and back. */
function closeTyping(element: HTMLElement): void {
  collapseTo(element, 'start');
  collapseTo(element, 'end');
}
