import { isVisible } from './dom';

/** A document and those of its frames that are drawn and may be read, which are those of the same origin. */
export function documentsOf(root: Document): Document[] {
  const frames = [...root.querySelectorAll('iframe')].filter((frame) => frame.contentDocument && isVisible(frame));
  return [root, ...frames.flatMap(({ contentDocument }) => (contentDocument ? documentsOf(contentDocument) : []))];
}

/** An element's box in the viewport of the outermost document that may be read. */
export function boxInTop(element: Element): DOMRect {
  const { width, height, left, top } = element.getBoundingClientRect();
  let [x, y] = [left, top];
  for (let frame = frameOf(element); frame; frame = frameOf(frame)) {
    const box = frame.getBoundingClientRect();
    x += box.left + frame.clientLeft;
    y += box.top + frame.clientTop;
  }
  return new DOMRect(x, y, width, height);
}

/** Whether the frame that holds this document belongs to a page that may read it: then that page's side sees to it. */
export function isReachedFromParent(): boolean {
  return frameOf(document.documentElement) !== null;
}

/** Whether the keyboard is in this document, and not in a frame of another origin inside it. */
export function hasKeyboard(): boolean {
  const { activeElement } = document;
  return document.hasFocus() && !(activeElement?.tagName === 'IFRAME' && !isReadable(activeElement));
}

const isReadable = (frame: Element) => (frame as HTMLIFrameElement).contentDocument !== null;

/** Null at the top, and where the parent is of another origin. */
function frameOf(element: Element): Element | null {
  return element.ownerDocument.defaultView?.frameElement ?? null;
}
