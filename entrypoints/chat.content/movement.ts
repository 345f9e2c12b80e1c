import { boxInTop } from '#lib/sites/composer/frames';

const HUNDREDTHS = Array.from({ length: 101 }, (_, index) => index / 100);

/**
 * Tells when an element moves on the screen, without polling its box: an intersection observer whose root is cut
 * to the element's present box fires as soon as the element leaves it. Costs nothing while nothing moves.
 *
 * @returns what stops it.
 */
export function watchMovement(element: Element, onMove: () => void): () => void {
  let observer: IntersectionObserver | undefined;
  const frame = () => {
    observer?.disconnect();
    const { left, top } = element.getBoundingClientRect();
    const box = boxInTop(element);
    const insets = [box.top, innerWidth - box.right, innerHeight - box.bottom, box.left];
    const rootMargin = insets.map((inset) => `${-Math.floor(inset)}px`).join(' ');
    let isFirst = true;
    observer = new IntersectionObserver(
      (entries) => {
        const now = entries.at(-1)?.boundingClientRect;
        const isStill = isFirst && now?.left === left && now.top === top;
        isFirst = false;
        if (isStill) return;
        onMove();
        frame();
      },
      { rootMargin, threshold: HUNDREDTHS },
    );
    observer.observe(element);
  };
  frame();
  // What scrolls inside a frame tells only the frame's own window.
  const inside = element.ownerDocument.defaultView;
  const options = { capture: true, passive: true };
  if (inside !== window) inside?.addEventListener('scroll', onMove, options);
  return () => {
    observer?.disconnect();
    inside?.removeEventListener('scroll', onMove, options);
  };
}
