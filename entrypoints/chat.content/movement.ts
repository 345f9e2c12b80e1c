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
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const insets = [top, innerWidth - right, innerHeight - bottom, left];
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
  return () => observer?.disconnect();
}
