const SIZE = 28;
const GAP = 6;
const MARGIN = 16;
/** How far around an editor its box of controls may reach, in pixels. */
const BOX_REACH = 200;
const STEPS = 8;
const CONTROLS = 'button, a, input, select, textarea, [role="button"], [role="link"], [contenteditable="true"]';

export interface Point {
  left: number;
  top: number;
}

/**
 * Where the button stands: above the upper trailing corner of the composer's box, so never over its controls;
 * below it where there is no room, and further along where the page has a control there.
 */
export function placeBeside(composer: HTMLElement): Point | null {
  const box = boxAround(composer).getBoundingClientRect();
  if (box.width === 0 || box.bottom < 0 || box.top > innerHeight) return null;
  const top = box.top >= SIZE + GAP ? box.top - SIZE - GAP : Math.min(box.bottom + GAP, innerHeight - SIZE);
  const leading = getComputedStyle(composer).direction === 'rtl';
  const step = leading ? SIZE + GAP : -(SIZE + GAP);
  const start = leading ? Math.max(box.left, GAP) : Math.min(box.right, innerWidth - GAP) - SIZE;
  for (let i = 0; i < STEPS; i++) {
    const left = start + i * step;
    if (left < 0 || left + SIZE > innerWidth) break;
    if (!isTaken(left + SIZE / 2, top + SIZE / 2)) return { left, top };
  }
  return { left: start, top };
}

/** The lower trailing corner, for words without a composer to stand by. */
export function cornerOfWindow(): Point {
  const isRtl = getComputedStyle(document.documentElement).direction === 'rtl';
  return { left: isRtl ? MARGIN : innerWidth - SIZE - MARGIN, top: innerHeight - SIZE - MARGIN };
}

/** The composer with its own controls: the largest ancestor that is still about its size. */
function boxAround(composer: HTMLElement): HTMLElement {
  const inner = composer.getBoundingClientRect();
  let box = composer;
  for (let at = composer.parentElement; at && at !== document.body; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    if (width > inner.width + BOX_REACH || height > inner.height + BOX_REACH) break;
    if (width > 0) box = at;
  }
  return box;
}

function isTaken(x: number, y: number): boolean {
  return document.elementFromPoint(x, y)?.closest(CONTROLS) != null;
}
