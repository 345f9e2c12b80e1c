import { languageOf } from './language/detect';
import { stemOf } from './language/stem';
import { LANGUAGES, type Language, STOP_PAIRS, STOP_WORDS } from './language/stop-words';

/** Raised with every change of what the index keeps of an item, its terms first of all: one of before is made anew. */
export const INDEX_VERSION = 4;

/** Longest text that is looked at; more changes no ranking. */
const MAX_CHARS = 20_000;
/** Scripts without spaces, and Korean, whose endings stick to its words: found by pairs of characters. */
const RUN = /([\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]+)/u;
/** Made at the first text: its rules take longer to load than all the rest of the background to start. */
let segmenter: Intl.Segmenter | undefined;

/** A word as the index knows it. */
export interface Term {
  term: string;
  /** As written, in lower case, for 'why'. */
  word: string;
}

/** A word that is looked for. */
export interface QueryTerm {
  word: string;
  /** The terms that it may be in the index: a text of a few words does not tell its language. */
  forms: string[];
}

/** The words of a text that carry meaning, in order, repeats kept. Unicode word boundaries (UAX #29). */
export function termsOf(text: string): Term[] {
  const { words, pairs, language } = split(text);
  const stems = words.map((word) => ({ term: stemOf(word, language ?? 'en'), word }));
  return [...stems, ...pairs.map((pair) => ({ term: pair, word: pair }))];
}

/** The same of a query, each word once. */
export function queryTermsOf(text: string): QueryTerm[] {
  const { words, pairs, language } = split(text);
  const languages: readonly Language[] = language === null ? LANGUAGES : [language, 'en'];
  const found = new Map<string, QueryTerm>();
  for (const word of words) {
    const forms = [...new Set(languages.map((each) => stemOf(word, each)))];
    const [first = word] = forms;
    if (!found.has(first)) found.set(first, { word, forms });
  }
  for (const pair of pairs) found.set(pair, { word: pair, forms: [pair] });
  return [...found.values()];
}

function split(text: string): { words: string[]; pairs: string[]; language: Language | null } {
  const runs = text.slice(0, MAX_CHARS).normalize('NFKC').toLowerCase().replaceAll('’', "'").split(RUN);
  // Every other piece is what the expression captured.
  const all = runs.flatMap((run, i) => (i % 2 === 0 ? wordsOf(run) : []));
  const pairs = runs.flatMap((run, i) => (i % 2 === 1 ? pairsOf(run) : [])).filter((pair) => !STOP_PAIRS.has(pair));
  const language = languageOf(all);
  const stops = language === null ? null : STOP_WORDS[language];
  return { words: all.filter((word) => !stops?.has(word)), pairs, language };
}

/** Words of at least two characters; one letter says too little. */
function wordsOf(run: string): string[] {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(run)) {
    if (isWordLike && segment.length > 1) words.push(segment);
  }
  return words;
}

/** Overlapping pairs of characters; a single one is itself. */
function pairsOf(run: string): string[] {
  const characters = [...run];
  if (characters.length < 2) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}
