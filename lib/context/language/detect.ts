import { LANGUAGES, type Language, STOP_WORDS } from './stop-words';

/** Letters that, of these languages, only one writes; 'ó' and 'á' are left out, since names of any language hold them. */
const LETTERS: Partial<Record<Language, RegExp>> = { de: /[äöüß]/, fr: /[çèêœùî]/, es: /ñ/ };
/** Words that decide; more change nothing. */
const MAX_WORDS = 200;

/**
 * The language of a text by its function words and letters.
 *
 * @param words lower case, accents kept
 * @returns null when nothing speaks for one of them; of two that are level the first of LANGUAGES
 */
export function languageOf(words: readonly string[]): Language | null {
  const looked = words.slice(0, MAX_WORDS);
  let best: Language | null = null;
  let most = 0;
  for (const language of LANGUAGES) {
    const letters = LETTERS[language];
    const signs = looked.filter((word) => STOP_WORDS[language].has(word) || letters?.test(word)).length;
    if (signs <= most) continue;
    most = signs;
    best = language;
  }
  return best;
}
