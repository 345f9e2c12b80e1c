import { likeness } from '../similar';
import { termsOf } from '../terms';

/**
 * Knows what came before. Two texts are one when they have the same words that carry meaning, and neither turns the
 * other round; what is merely alike is shown side by side in the review.
 */
export class Duplicates {
  readonly #texts = new Set<string>();
  readonly #known = new Map<string, string[]>();

  /** @returns whether the text came before; if not, it has now */
  seen(text: string): boolean {
    if (this.#texts.has(text)) return true;
    this.#texts.add(text);
    const key = keyOf(text);
    const before = this.#known.get(key);
    if (before?.some((other) => likeness(other, text) === 'same')) return true;
    if (before) before.push(text);
    else this.#known.set(key, [text]);
    return false;
  }
}

/** Its terms in any order; the text itself where it has none. */
function keyOf(text: string): string {
  const terms = [...new Set(termsOf(text).map(({ term }) => term))].sort();
  return terms.length > 0 ? terms.join(' ') : text.toLowerCase().trim();
}
