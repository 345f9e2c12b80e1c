import { isField } from '../composer/dom';
import { selectionOf, settle } from './caret';
import { engineOf } from './engine';
import { revert } from './history';
import type { Inserted } from './insert';
import { positionAfter, positionBefore } from './letters';
import { readText, squash } from './text';
import { until, wait } from './wait';
import { command, editEvent } from './write';

const COMMIT_MS = 300;
/** Slate takes a moved selection into its model at most this often. */
const SELECTION_MS = 120;

/** The block still stands in the editor, wherever. */
export function holdsBlock(element: HTMLElement, { block }: Inserted): boolean {
  return squash(readText(element)).includes(squash(block));
}

/**
 * Takes a block out again: by one undo where that leads back to the draft, else by deleting exactly its text, because
 * undo would take the person's newest words first.
 *
 * @returns whether it is out, and only it.
 */
export async function removeBlock(element: HTMLElement, inserted: Inserted): Promise<boolean> {
  const text = () => squash(readText(element));
  if (text() === inserted.after && (await revert(element, inserted.before))) return true;
  const now = text();
  const block = squash(inserted.block);
  const at = inserted.edge === 'end' ? now.lastIndexOf(block) : now.indexOf(block);
  if (at < 0) return false;
  const without = now.slice(0, at) + now.slice(at + block.length);
  await deleteText(element, inserted, at, at + block.length);
  if (await until(() => text() === without, COMMIT_MS)) return true;
  await revert(element, now);
  return false;
}

/** Deletes the letters `from` to `to`, not counting white space, and the white space between them and the draft. */
async function deleteText(element: HTMLElement, { block, edge }: Inserted, from: number, to: number): Promise<void> {
  element.focus({ preventScroll: true });
  if (isField(element)) {
    const start = edge === 'end' ? element.value.lastIndexOf(block) : element.value.indexOf(block);
    if (start < 0) return;
    const [above, below] = [element.value.slice(0, start), element.value.slice(start + block.length)];
    const gap = edge === 'end' ? 0 : below.length - below.trimStart().length;
    element.setSelectionRange(edge === 'end' ? above.trimEnd().length : start, start + block.length + gap);
  } else {
    const length = squash(readText(element)).length;
    const start = from === 0 ? { node: element as Node, offset: 0 } : positionAfter(element, from);
    const end = edge === 'end' || to === length ? positionAfter(element, to) : positionBefore(element, length - to);
    if (!start || !end) return;
    const select = () => selectionOf(element).setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    await settle(element, select);
    await wait(SELECTION_MS);
  }
  deleteSelection(element);
}

function deleteSelection(element: HTMLElement): void {
  const engine = engineOf(element);
  if (engine === 'draft') {
    // It cuts from its own model when told to; native deletion pulls nodes away from under React.
    element.dispatchEvent(
      new ClipboardEvent('cut', { clipboardData: new DataTransfer(), bubbles: true, composed: true }),
    );
    return;
  }
  const heeds = engine === 'lexical' || engine === 'slate';
  if (!heeds || element.dispatchEvent(editEvent('deleteContentBackward'))) command(element, 'delete');
}
