import { squash } from './text';

/** A place in an editor's document, as selections take it. */
export interface Position {
  node: Node;
  offset: number;
}

/** Where the first `count` letters of an editor end, not counting white space. */
export function positionAfter(element: HTMLElement, count: number): Position | null {
  let left = count;
  for (const node of textsOf(element)) {
    const text = node.textContent ?? '';
    for (let offset = 0; offset < text.length; offset++) {
      if (isLetter(text, offset) && --left === 0) return { node, offset: offset + 1 };
    }
  }
  return null;
}

/** Where the last `count` letters of an editor begin; 0 is its end. */
export function positionBefore(element: HTMLElement, count: number): Position | null {
  let left = count;
  const texts = [...textsOf(element)].reverse();
  const last = texts[0];
  if (count === 0) return last ? { node: last, offset: last.textContent?.length ?? 0 } : null;
  for (const node of texts) {
    const text = node.textContent ?? '';
    for (let offset = text.length - 1; offset >= 0; offset--) {
      if (isLetter(text, offset) && --left === 0) return { node, offset };
    }
  }
  return null;
}

const isLetter = (text: string, offset: number) => squash(text[offset] ?? '') !== '';

function* textsOf(element: HTMLElement): Generator<Node> {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) yield node;
}
