import { isField } from '../composer/dom';
import { selectionOf, settle } from './caret';
import { engineOf } from './engine';
import { revert } from './history';
import type { Inserted } from './insert';
import { readText, squash } from './text';
import { until } from './wait';
import { editEvent } from './write';

const COMMIT_MS = 300;

/** The block still stands in the editor, wherever. */
export function holdsBlock(element: HTMLElement, { block }: Inserted): boolean {
  return squash(readText(element)).includes(squash(block));
}

/**
 * Takes a block out again: by one undo if nothing was changed since, else by deleting exactly its text,
 * because undo would take the person's newest words first.
 *
 * @returns whether it is out, and only it.
 */
export async function removeBlock(element: HTMLElement, inserted: Inserted): Promise<boolean> {
  const now = squash(readText(element));
  if (now === inserted.after) return revert(element, inserted.before);
  const block = squash(inserted.block);
  const at = now.lastIndexOf(block);
  if (at < 0) return false;
  const without = now.slice(0, at) + now.slice(at + block.length);
  await deleteText(element, inserted.block, at, at + block.length);
  return until(() => squash(readText(element)) === without, COMMIT_MS);
}

/** Deletes the letters `from` to `to`, not counting white space, and the white space before them. */
async function deleteText(element: HTMLElement, block: string, from: number, to: number): Promise<void> {
  element.focus({ preventScroll: true });
  if (isField(element)) {
    const start = element.value.lastIndexOf(block);
    if (start < 0) return;
    element.setSelectionRange(element.value.slice(0, start).trimEnd().length, start + block.length);
  } else {
    const start = from === 0 ? { node: element as Node, offset: 0 } : positionAfter(element, from);
    const end = positionAfter(element, to);
    if (!start || !end) return;
    const select = () => selectionOf(element).setBaseAndExtent(start.node, start.offset, end.node, end.offset);
    await settle(element, select);
  }
  const engine = engineOf(element);
  const heeds = engine === 'lexical' || engine === 'slate';
  if (!heeds || element.dispatchEvent(editEvent('deleteContentBackward'))) document.execCommand('delete');
}

/** Where the first `count` letters of an editor end, not counting white space. */
function positionAfter(element: HTMLElement, count: number): { node: Node; offset: number } | null {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = count;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? '';
    for (let offset = 0; offset < text.length; offset++) {
      if (squash(text[offset] ?? '') !== '' && --left === 0) return { node, offset: offset + 1 };
    }
  }
  return null;
}
