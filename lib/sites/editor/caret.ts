import { isField } from '../composer/dom';
import { wait } from './wait';

/** Editors learn of a moved selection by an event that comes later; writing before it goes to the old place. */
const SETTLE_MS = 35;
/** ProseMirror takes back a caret at the document's start for 200 ms after focus. */
const SETTLE_TRIES = 8;

type Place = { anchor: Node; anchorOffset: number; focus: Node; focusOffset: number };

export function isFocused(element: HTMLElement): boolean {
  const active = (element.getRootNode() as Document | ShadowRoot).activeElement;
  return active !== null && (active === element || element.contains(active));
}

/** `getSelection` of shadow roots is Chromium's alone. */
export function selectionOf(element: HTMLElement): Selection {
  const root = element.getRootNode() as Document | (ShadowRoot & { getSelection?(): Selection | null });
  const selection = root.getSelection?.() ?? document.getSelection();
  if (!selection) throw new Error('the document has no selection');
  return selection;
}

/** Puts the caret at the start or end of what an editor holds. The model may not know yet: see `settle`. */
export function collapseTo(element: HTMLElement, where: 'start' | 'end'): void {
  if (isField(element)) {
    const at = where === 'start' ? 0 : element.value.length;
    element.setSelectionRange(at, at);
    return;
  }
  const selection = selectionOf(element);
  selection.collapse(element, where === 'start' ? 0 : element.childNodes.length);
  const fallback = selection.getRangeAt(0).cloneRange();
  // Into the first or last block, which a plain offset does not reach.
  selection.modify('move', where === 'start' ? 'backward' : 'forward', 'documentboundary');
  if (!element.contains(selection.anchorNode)) selection.collapse(fallback.startContainer, fallback.startOffset);
}

/** Puts the caret somewhere and makes sure that it stays, however the editor reacts. */
export async function settle(element: HTMLElement, put: () => void): Promise<void> {
  const before = placeIn(element);
  put();
  if (isField(element) || samePlace(before, placeIn(element))) return;
  for (let tries = 0; tries < SETTLE_TRIES; tries++) {
    const put_ = placeIn(element);
    await wait(SETTLE_MS);
    if (samePlace(put_, placeIn(element))) return;
    put();
  }
}

/** Remembers where the person's caret or selection is; null where it is not in the editor. */
export function rememberCaret(element: HTMLElement): (() => void) | null {
  if (isField(element)) {
    const { selectionStart, selectionEnd, selectionDirection } = element;
    return () => element.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? undefined);
  }
  const place = placeIn(element);
  if (!place) return null;
  return () => {
    if (!element.contains(place.anchor) || !element.contains(place.focus)) return;
    const clamp = (node: Node, offset: number) =>
      Math.min(offset, node instanceof CharacterData ? node.length : node.childNodes.length);
    selectionOf(element).setBaseAndExtent(
      place.anchor,
      clamp(place.anchor, place.anchorOffset),
      place.focus,
      clamp(place.focus, place.focusOffset),
    );
  };
}

/** Remembers how far an editor and everything around it is scrolled. */
export function rememberScroll(element: HTMLElement): () => void {
  const places: [Element, number, number][] = [];
  for (let at: Element | null = element; at; at = at.parentElement) places.push([at, at.scrollLeft, at.scrollTop]);
  return () => {
    for (const [at, left, top] of places) {
      if (at.scrollLeft !== left || at.scrollTop !== top) at.scrollTo({ left, top, behavior: 'instant' });
    }
  };
}

function placeIn(element: HTMLElement): Place | null {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selectionOf(element);
  if (!anchorNode || !focusNode || !element.contains(anchorNode) || !element.contains(focusNode)) return null;
  return { anchor: anchorNode, anchorOffset, focus: focusNode, focusOffset };
}

function samePlace(one: Place | null, other: Place | null): boolean {
  if (!one || !other) return false;
  return (
    one.anchor === other.anchor &&
    one.anchorOffset === other.anchorOffset &&
    one.focus === other.focus &&
    one.focusOffset === other.focusOffset
  );
}
