/** Pieces as tokenisers cut them before they look for parts: a word, digits, white space, or other signs in a row; first of all a hash. */
const PIECE = /\b0x[\da-f]{8,}\b|\p{L}[\p{L}\p{M}\u200c\u200d]*|\p{N}+|\s+|[^\p{L}\p{N}\s]+/gu;

/** Scripts and what a word of theirs takes: one token, and so much for each letter beyond the first ones. */
const SCRIPTS: readonly { of: RegExp; letters: number; each: number }[] = [
  { of: /\p{sc=Cyrillic}/u, letters: 3, each: 0.42 },
  { of: /\p{sc=Greek}/u, letters: 2, each: 0.55 },
  { of: /\p{sc=Arabic}/u, letters: 3, each: 0.4 },
  { of: /\p{sc=Hebrew}/u, letters: 2, each: 0.45 },
  { of: /\p{sc=Devanagari}/u, letters: 3, each: 0.3 },
];
/** Scripts that write words without spaces, by character. */
const DENSE = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}ー]/u;
const DENSE_EACH = 0.85;
/** Any other script, by character: rare in every vocabulary. */
const RARE_EACH = 0.6;

/** Whatever its digits are, so that a text is as long with any. */
const HASH = /^0x[\da-f]{8,}$/;
const HASH_EACH = 0.75;

const ASCII_WORD = /^[A-Za-z]+$/;
const LATIN_WORD = /^[\p{sc=Latin}\p{M}\u200c\u200d]+$/u;
const NOT_ASCII = /[^\p{ASCII}]/gu;
/** 'userName' is cut where its case changes, and words in capitals are in few vocabularies. */
const HUMP = /\p{Ll}\p{Lu}/gu;
/** So many changes of case make no name but a code, of which every other character is a token. */
const CODED = 3;
const CODED_EACH = 0.6;
/** Names, and nouns of German, are rarer than other words. */
const NAME = /^[A-Z]/;
const CAPITALS = /^\p{Lu}{4,}$/u;

/**
 * Tokens that a text takes, estimated on the high side.
 *
 * Fitted to `o200k_base`, the vocabulary that ChatGPT's models use and the only one of a model in use that is public;
 * `npm run bench -- tokens` prints how far off it is, by language. Other vocabularies take more for other scripts.
 */
export function estimateTokens(text: string): number {
  let sum = 0;
  let afterSpace = false;
  for (const [piece] of text.matchAll(PIECE)) {
    sum += tokensOf(piece, afterSpace);
    afterSpace = /\s$/.test(piece);
  }
  return Math.ceil(sum);
}

function tokensOf(piece: string, afterSpace: boolean): number {
  if (HASH.test(piece)) return piece.length * HASH_EACH;
  if (/^\s/.test(piece)) return piece.includes('\n') ? 1 : piece.length > 1 ? 1 : 0;
  // Digits go by threes, and do not take the space before them along.
  if (/^\p{N}/u.test(piece)) return Math.ceil(piece.length / 3) + (afterSpace ? 1 : 0);
  return /^\p{L}/u.test(piece) ? word(piece) : signs(piece);
}

function word(piece: string): number {
  if (CAPITALS.test(piece)) return 1 + 0.35 * (piece.length - 3);
  if (ASCII_WORD.test(piece)) {
    const humps = count(piece, HUMP);
    if (humps >= CODED) return piece.length * CODED_EACH;
    const each = NAME.test(piece) ? 0.38 : 0.25;
    return 1 + each * Math.max(0, piece.length - 5) + 0.5 * humps;
  }
  if (LATIN_WORD.test(piece)) return 1 + 0.36 * Math.max(0, piece.length - 4) + 0.5 * count(piece, NOT_ASCII);
  const script = SCRIPTS.find(({ of }) => of.test(piece));
  if (script) return 1 + script.each * Math.max(0, piece.length - script.letters);
  return piece.length * (DENSE.test(piece) ? DENSE_EACH : RARE_EACH);
}

/** Punctuation is in every vocabulary, in pairs too; what lies beyond the first plane, such as emoji, is spelt in bytes. */
function signs(piece: string): number {
  let sum = 0;
  for (const sign of piece) sum += sign.length > 1 ? 2 : sign > '\u2000' ? 1.3 : 0.7;
  return Math.max(1, sum);
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
