import { stemmer } from 'stemmer';

/** Function words of English that say nothing about what a text is about. */
const STOP_WORDS = new Set(
  (
    'a about after all also am an and any are as at be because been before being but by can could did do does doing ' +
    'for from had has have having he help her here him his how i if in into is it its just know let like make me more ' +
    'my need new no not now of on one only or other our out over own please she should so some such tell than that ' +
    'the their them then there these they this to too up us use very want was we were what when where which while who ' +
    'why will with would write you your'
  ).split(' '),
);

/** Longest text that is looked at; more changes no ranking. */
const MAX_CHARS = 20_000;
const CJK = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A word as the index knows it: folded and stemmed. */
export interface Term {
  term: string;
  /** As written, for 'why'. */
  word: string;
}

/** The words of a text that carry meaning, in order, repeats kept. Unicode word boundaries (UAX #29). */
export function termsOf(text: string): Term[] {
  const terms: Term[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text.slice(0, MAX_CHARS))) {
    if (!isWordLike) continue;
    const folded = fold(segment);
    if (STOP_WORDS.has(folded) || (folded.length < 2 && !CJK.test(folded))) continue;
    terms.push({ term: stemmer(folded), word: segment.toLowerCase() });
  }
  return terms;
}
