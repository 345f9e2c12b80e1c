/**
 * Whole numbers as text: digits of base 32, the most significant first, the last one from an alphabet of its own. None
 * of them is a quote or a backslash, so that JSON keeps each as it is: numbers of JSON's own take ten times as long.
 */
const BASE = 32;
/** Code of the digit 0 where more follow: '0' to 'O'. */
export const MORE = 48;
/** Code of the digit 0 where the number ends: ']' to '|'. */
export const LAST = 93;

/** Most numbers are small, and the same again and again. */
const SMALL = Array.from({ length: BASE * BASE }, (_, value) => spell(value));

/** @param value whole and not negative; others become the nearest such number */
export const keepNumber = (value: number): string => SMALL[value] ?? spell(value);

function spell(value: number): string {
  const whole = Math.min(Number.MAX_SAFE_INTEGER, Math.max(0, Math.floor(value)));
  let text = String.fromCharCode(LAST + (whole % BASE));
  for (let rest = Math.floor(whole / BASE); rest > 0; rest = Math.floor(rest / BASE)) {
    text = String.fromCharCode(MORE + (rest % BASE)) + text;
  }
  return text;
}

export const keepNumbers = (values: readonly number[]): string => values.map(keepNumber).join('');

/**
 * Reads numbers into an array, from a position on.
 *
 * @returns whether the text has exactly so many
 */
export function readNumbers(text: string, into: Float64Array | Uint32Array, from: number, count: number): boolean {
  const end = from + count;
  let at = from;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < LAST) {
      value = value * BASE + (code - MORE);
      continue;
    }
    if (at === end) return false;
    into[at++] = value * BASE + (code - LAST);
    value = 0;
  }
  return at === end;
}

/** How many numbers a text has. */
export function countOf(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= LAST) count++;
  return count;
}
