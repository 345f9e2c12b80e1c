import { isFocused } from './caret';
import { readText, squash } from './text';
import { until } from './wait';
import { command, editEvent } from './write';

const COMMIT_MS = 300;

/** One step back or forth: by the editor's own history where it listens, else by the browser's. */
function step(element: HTMLElement, way: 'undo' | 'redo'): void {
  if (!isFocused(element)) element.focus({ preventScroll: true });
  const event = editEvent(way === 'undo' ? 'historyUndo' : 'historyRedo');
  // A `beforeinput` may open a login on some sites' fields, and fields have no history but the browser's.
  const taken = element.isContentEditable && !element.dispatchEvent(event);
  if (!taken) command(element, way);
}

/**
 * Takes one step back if that leads to exactly the text that was there, white space aside.
 *
 * @returns whether the text is as it was.
 */
export async function revert(element: HTMLElement, before: string): Promise<boolean> {
  const text = () => squash(readText(element));
  const start = text();
  if (start === before) return true;
  step(element, 'undo');
  if (await until(() => text() === before, COMMIT_MS)) return true;
  if (text() !== start) {
    step(element, 'redo');
    await until(() => text() === start, COMMIT_MS);
  }
  return false;
}
