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

/** What is compared of a text. */
export interface Statement {
  terms: ReadonlySet<string>;
  isTurned: boolean;
  numbers: string;
}

/** Numbers are no terms here: they are compared by themselves. */
export const statementOf = (text: string): Statement => ({
  terms: new Set(termsOf(text.replace(NUMBER, ' ')).map(({ term }) => term)),
  isTurned: (text.replaceAll('’', "'").match(NEGATION)?.length ?? 0) % 2 === 1,
  numbers: (text.match(NUMBER) ?? []).join(),
});

/** As `likenessOf` does. @returns null where they share too little */
export const likeness = (one: string, other: string): Likeness | null =>
  likenessOf(statementOf(one), statementOf(other));

/**
 * Compares two texts by their terms, their negations and their numbers. It knows no meaning: a hint for the person
 * who reads both, never a reason to drop one.
 *
 * @returns null where they share too little.
 */
export function likenessOf(one: Statement, other: Statement): Likeness | null {
  const [a, b] = [one.terms, other.terms];
  let common = 0;
  for (const term of a) if (b.has(term)) common++;
  const share = common / Math.max(1, Math.min(a.size, b.size));
  if (common < 2 && share < 1) return null;
  if (share < ABOUT || common === 0) return null;
  const differs = one.numbers !== '' && other.numbers !== '' && one.numbers !== other.numbers;
  if (one.isTurned !== other.isTurned || differs) return 'against';
  return common / Math.max(a.size, b.size) >= SAME ? 'same' : null;
}
