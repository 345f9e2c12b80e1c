const MIN_WIDTH = 40;
const MIN_HEIGHT = 12;

export type Field = HTMLTextAreaElement | HTMLInputElement;

/** A native text field, as opposed to an editing host. */
export function isField(element: Element): element is Field {
  return element.tagName === 'TEXTAREA' || element.tagName === 'INPUT';
}

/** An element and its ancestors, out of shadow roots too. */
export function* upwards(element: Element): Generator<Element> {
  for (let at: Element | null = element; at; ) {
    yield at;
    const root: Node | null = at.parentElement ?? at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : root instanceof Element ? root : null;
  }
}

/** `closest` that leaves shadow roots. */
export function within(element: Element, css: string): boolean {
  for (const at of upwards(element)) if (at.matches(css)) return true;
  return false;
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
  return box.right > 0 && box.left < innerWidth && box.bottom + scrollY > 0;
}
