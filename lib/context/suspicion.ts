import { holdsCode } from './signs/encoded';
import { holdsOrder } from './signs/orders';

/** What makes a text that comes from a page worth a second look before it is kept. */
export type Suspicion = 'instruction' | 'link' | 'encoded';

/** Longer texts are looked at as far as this: what is kept is shorter. */
const MAX_CHARS = 20_000;

/** A picture is fetched without a click, and what follows an open `=` or stands in braces is filled in. */
const BEACON =
  /!\[[^[\]\n]{0,200}\]\([^)\n]{0,500}\)|<img\b|\bdata:\w+\/|\bhttps?:\/\/[^\s)]{0,300}(?:\{[^}\s]{0,60}\}?|=(?=[\s).,]|$))/i;
const LINK = /\bhttps?:\/\/|\bwww\.|\[[^[\]\n]{0,200}\]\([^)\n]{0,500}\)/i;

/**
 * Signs that a text speaks to the model rather than about the person. None of them is proof. An address alone is no
 * sign: notes of programmers are full of them.
 */
export function suspicionsOf(text: string): Suspicion[] {
  const seen = text.slice(0, MAX_CHARS);
  const isOrder = holdsOrder(seen);
  const found: Record<Suspicion, boolean> = {
    instruction: isOrder,
    link: BEACON.test(seen) || (isOrder && LINK.test(seen)),
    encoded: holdsCode(seen),
  };
  return (Object.keys(found) as Suspicion[]).filter((name) => found[name]);
}
