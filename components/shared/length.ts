import { i18n } from '#i18n';
import { count } from '../ui/format';

/** A token holds four characters less the estimate's margin (`lib/context/tokens.ts`), a word six with its space. */
const WORDS_PER_TOKEN = 4 / 1.15 / 6;

/** How many words fit into a limit, in two digits: '780'. People think in words, models count in tokens. */
export const wordsWithin = (tokens: number): string => count(Number((tokens * WORDS_PER_TOKEN).toPrecision(2)));

/** '41 words', as the language parts them. */
export function lengthOf(text: string): string {
  const segments = new Intl.Segmenter(i18n.t('language'), { granularity: 'word' }).segment(text);
  const words = [...segments].filter(({ isWordLike }) => isWordLike).length;
  return i18n.t('words', words, [count(words)]);
}

/** '61 tokens'. */
export const tokensOf = (tokens: number): string => i18n.t('tokens', tokens, [count(tokens)]);
