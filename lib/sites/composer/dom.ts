const MIN_WIDTH = 40;
const MIN_HEIGHT = 12;

export type Field = HTMLTextAreaElement | HTMLInputElement;

/** A native text field, as opposed to an editing host. */
export function isField(element: Element): element is Field {
  return element.tagName === 'TEXTAREA' || element.tagName === 'INPUT';
}

/** By its kind rather than `instanceof`: nodes of a frame have classes of their own. */
export function isElement(node: Node): node is HTMLElement {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** An element and its ancestors, out of shadow roots and of frames that may be read. */
export function* upwards(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; at = at.parentElement ?? aroundTree(at)) yield at;
}

/** `closest` that leaves shadow roots and frames. */
export function within(element: Element, css: string): boolean {
  for (let at: Element | null = element; at; at = aroundTree(at)) if (at.closest(css)) return true;
  return false;
}

/** What holds the shadow root or the readable frame that an element is in. */
function aroundTree(element: Element): Element | null {
  const root = element.getRootNode() as Partial<ShadowRoot> & Partial<Document>;
  return root.host ?? root.defaultView?.frameElement ?? null;
}

/** Takes text now: not read-only, and the outermost of nested editable elements. */
export function isEditable(element: HTMLElement): boolean {
  if (isField(element)) return !element.disabled && !element.readOnly;
  return element.isContentEditable && !element.parentElement?.isContentEditable;
}

/** Drawn, big enough to type into, and not parked off the page. */
export function isVisible(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  if (box.width < MIN_WIDTH || box.height < MIN_HEIGHT) return false;
  const view = element.ownerDocument.defaultView;
  return view !== null && box.right > 0 && box.left < view.innerWidth && box.bottom + view.scrollY > 0;
}
