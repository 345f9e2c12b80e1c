import { isField } from '../composer/dom';
import { positionBefore } from './letters';
import { squash } from './text';
import { wait } from './wait';

/** Editors learn of a moved selection by an event that comes later; writing before it goes to the old place. */
const SETTLE_MS = 35;
/** ProseMirror takes back a caret at the document's start for 200 ms after focus. */
const SETTLE_TRIES = 8;

type Place = { anchor: Node; anchorOffset: number; focus: Node; focusOffset: number };

/** One end of what an editor holds. */
export type Edge = 'start' | 'end';

export function isFocused(element: HTMLElement): boolean {
  const { activeElement } = element.getRootNode() as Document | ShadowRoot;
  if (activeElement === null || !element.contains(activeElement)) return false;
  // Every document has an active element: a frame's counts only while the frame itself has the focus.
  const frame = element.ownerDocument.defaultView?.frameElement;
  return !frame || frame.ownerDocument.activeElement === frame;
}

/** `getSelection` of shadow roots is Chromium's alone. */
export function selectionOf(element: HTMLElement): Selection {
  const root = element.getRootNode() as Document | (ShadowRoot & { getSelection?(): Selection | null });
  const selection = root.getSelection?.() ?? element.ownerDocument.getSelection();
  if (!selection) throw new Error('the document has no selection');
  return selection;
}

/** Puts the caret at the start or end of what an editor holds. The model may not know yet: see `settle`. */
export function collapseTo(element: HTMLElement, where: Edge): void {
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

/** Tells whether the person used the keyboard or the pointer since: from then on the caret is theirs. */
export function watchHands(element: HTMLElement): { readonly moved: boolean; end: () => void } {
  const watch = { moved: false, end: () => stop.abort() };
  const stop = new AbortController();
  const note = ({ isTrusted }: Event) => {
    watch.moved ||= isTrusted;
  };
  for (const type of ['keydown', 'pointerdown'])
    element.ownerDocument.addEventListener(type, note, { capture: true, passive: true, signal: stop.signal });
  return watch;
}

/**
 * Puts the caret somewhere and makes sure that it stays, however the editor reacts.
 *
 * @param hands where given, the person's own moves end it
 */
export async function settle(element: HTMLElement, put: () => void, hands?: { moved: boolean }): Promise<void> {
  if (hands?.moved) return;
  const before = placeIn(element);
  put();
  if (isField(element) || samePlace(before, placeIn(element))) return;
  for (let tries = 0; tries < SETTLE_TRIES; tries++) {
    const placed = placeIn(element);
    await wait(SETTLE_MS);
    if (hands?.moved || samePlace(placed, placeIn(element))) return;
    put();
  }
}

/**
 * Remembers where the person's caret or selection is; null where it is not in the editor.
 *
 * @param edge where text is going to be written: places are kept as seen from the other one.
 */
export function rememberCaret(element: HTMLElement, edge: Edge): (() => void) | null {
  if (isField(element)) {
    const { selectionStart, selectionEnd, selectionDirection, value } = element;
    return () => {
      const shift = edge === 'start' ? element.value.length - value.length : 0;
      const [from, to] = [(selectionStart ?? 0) + shift, (selectionEnd ?? 0) + shift];
      element.setSelectionRange(from, to, selectionDirection ?? undefined);
    };
  }
  const place = placeIn(element);
  if (!place) return null;
  // What is written in front moves every node, and some editors use the same nodes for other lines then.
  const way = edge === 'start' ? fromEnd : trail;
  const anchor = way(element, place.anchor, place.anchorOffset);
  const focus = way(element, place.focus, place.focusOffset);
  return () => {
    const [from, to] = [anchor(), focus()];
    selectionOf(element).setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  };
}

/** A way back to a place in an editor that may have drawn its nodes anew: the same node, else the one that now stands there. */
function trail(element: HTMLElement, node: Node, offset: number): () => { node: Node; offset: number } {
  const steps: number[] = [];
  for (let at = node; at !== element && at.parentNode; at = at.parentNode) {
    steps.unshift([...at.parentNode.childNodes].indexOf(at as ChildNode));
  }
  return () => {
    let found = node;
    if (!element.contains(node)) {
      found = element;
      for (const step of steps) found = found.childNodes[step] ?? found;
    }
    const length = found.nodeType === Node.TEXT_NODE ? (found.nodeValue ?? '').length : found.childNodes.length;
    return { node: found, offset: Math.min(offset, length) };
  };
}

/** A way back by the letters that follow, and the white space right before them. */
function fromEnd(element: HTMLElement, node: Node, offset: number): () => { node: Node; offset: number } {
  const after = element.ownerDocument.createRange();
  after.selectNodeContents(element);
  after.setStart(node, offset);
  const rest = after.toString();
  const letters = squash(rest).length;
  const spaces = rest.length - rest.trimStart().length;
  return () => {
    const found = positionBefore(element, letters) ?? { node: element, offset: element.childNodes.length };
    const text = found.node.nodeType === Node.TEXT_NODE ? (found.node.textContent ?? '') : '';
    const room = found.offset - text.slice(0, found.offset).trimEnd().length;
    return { node: found.node, offset: found.offset - Math.min(spaces, room) };
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
