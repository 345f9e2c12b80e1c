import { boxInTop } from '#lib/sites/composer/frames';

const SIZE = 28;
const GAP = 6;
const MARGIN = 16;
/** How far around an editor its box of controls may reach, in pixels. */
const BOX_REACH = 200;
const STEPS = 8;
const INSET = 2;
const CONTROLS = 'button, a, input, select, textarea, [role="button"], [role="link"], [contenteditable="true"]';

export interface Point {
  left: number;
  top: number;
}

/**
 * Where the button stands: above the upper trailing corner of the composer's box, so never over its controls;
 * further along where the page has a control there, and below it where there is no room.
 *
 * @returns null where every place is taken: the shortcut still works.
 */
export function placeBeside(composer: HTMLElement): Point | null {
  const box = boxInTop(boxAround(composer));
  if (box.width === 0 || box.bottom < 0 || box.top > innerHeight) return null;
  const leading = getComputedStyle(composer).direction === 'rtl';
  const step = leading ? SIZE + GAP : -(SIZE + GAP);
  const start = leading ? Math.max(box.left, GAP) : Math.min(box.right, innerWidth - GAP) - SIZE;
  const above = box.top - SIZE - GAP;
  const below = Math.min(box.bottom + GAP, innerHeight - SIZE);
  for (const top of above >= 0 ? [above, below] : [below]) {
    for (let i = 0; i < STEPS; i++) {
      const left = start + i * step;
      if (left < 0 || left + SIZE > innerWidth) break;
      if (isFree(left, top)) return { left, top };
    }
  }
  return null;
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

/** No control of the page lies under the button's middle or corners. */
function isFree(left: number, top: number): boolean {
  const [near, far] = [INSET, SIZE - INSET];
  const points = [
    [SIZE / 2, SIZE / 2],
    [near, near],
    [far, near],
    [near, far],
    [far, far],
  ] as const;
  return points.every(([x, y]) => !document.elementFromPoint(left + x, top + y)?.closest(CONTROLS));
}
