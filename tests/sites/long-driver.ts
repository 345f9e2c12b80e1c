import { engineOf } from '#lib/sites/editor/engine';
import { insertBlock } from '#lib/sites/editor/insert';
import { write } from '#lib/sites/editor/write';

/** Runs in the isolated world of a practice page, where the extension's content script would be. */

function composer(): HTMLElement {
  const slot = document.querySelector('main .editor-slot');
  const found = slot?.querySelector<HTMLElement>('[contenteditable="true"], textarea');
  if (!found) throw new Error('no composer');
  return found;
}

/** Milliseconds until the editor has taken in text that comes to it all at once, and the page was laid out. */
async function typeLong(text: string): Promise<number> {
  const element = composer();
  const start = performance.now();
  write(element, engineOf(element), text, 'end');
  await new Promise((resolve) => setTimeout(resolve));
  element.getBoundingClientRect();
  return performance.now() - start;
}

/** Milliseconds from the order to a verified insertion, or why there was none. */
async function insertLong(text: string): Promise<number | string> {
  const element = composer();
  const start = performance.now();
  const result = await insertBlock(element, text, { clock: { lastEdit: -1e6, composing: false } });
  return result.ok ? performance.now() - start : `${result.detail}, draft intact: ${result.draftIntact}`;
}

Object.assign(globalThis, { typeLong, insertLong });
