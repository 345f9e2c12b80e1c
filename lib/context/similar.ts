import { termsOf } from './terms';

/** How one text stands to another: the same said again, or the contrary. */
export type Likeness = 'same' | 'against';

/** Shares of common terms from which two short texts are about the same. */
const SAME = 0.75;
const ABOUT = 0.5;

/** Words that turn a statement round, English and German; they are no search terms. */
const NEGATION =
  /\b(no|not|never|none|nobody|nothing|without|isn't|aren't|don't|doesn't|didn't|can't|won't|wasn't|hate|dislike|stopped|nicht|nie|niemals|kein\w*|ohne|hasse|mag keine?)\b|n't\b/giu;
const NUMBER = /\d+(?:[.,]\d+)*/g;

/**
 * Compares two texts by their terms, their negations and their numbers. It knows no meaning: a hint for the person
 * who reads both, never a reason to drop one.
 *
 * @returns null where they share too little.
 */
export function likeness(one: string, other: string): Likeness | null {
  const [a, b] = [termSet(one), termSet(other)];
  const common = [...a].filter((term) => b.has(term)).length;
  const share = common / Math.max(1, Math.min(a.size, b.size));
  if (common < 2 && share < 1) return null;
  if (share < ABOUT || common === 0) return null;
  const isTurned = negations(one) % 2 !== negations(other) % 2;
  const [numbers, others] = [one.match(NUMBER) ?? [], other.match(NUMBER) ?? []];
  const differs = numbers.length > 0 && others.length > 0 && numbers.join() !== others.join();
  if (isTurned || differs) return 'against';
  return common / Math.max(a.size, b.size) >= SAME ? 'same' : null;
}

const negations = (text: string) => text.replaceAll('’', "'").match(NEGATION)?.length ?? 0;

/** Without numbers, which are compared by themselves. */
const termSet = (text: string) => new Set(termsOf(text.replace(NUMBER, ' ')).map(({ term }) => term));
