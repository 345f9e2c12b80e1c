import { LANGUAGES, type Language, STOP_WORDS } from './stop-words';

/** Letters that, of these languages, only one writes; 'ó' and 'á' are left out, since names of any language hold them. */
const LETTERS: Partial<Record<Language, RegExp>> = { de: /[äöüß]/, fr: /[çèêœùî]/, es: /ñ/ };
/** How words often end: it settles what 'de', 'en' and 'un' leave open. */
const ENDINGS: Partial<Record<Language, RegExp>> = {
  fr: /(?:eurs?|eux|aux|ez|ées?|tion|iques?|oirs?|ait)$/,
  es: /[^aeiou][ao]s?$/,
};
const ENDING_WEIGHT = 0.001;
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
    const signs = looked.filter((word) => STOP_WORDS[language].has(word) || LETTERS[language]?.test(word)).length;
    const endings = looked.filter((word) => ENDINGS[language]?.test(word)).length;
    const score = signs === 0 ? 0 : signs + endings * ENDING_WEIGHT;
    if (score <= most) continue;
    most = score;
    best = language;
  }
  return best;
}
