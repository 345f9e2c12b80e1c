/** Characters of scripts that tokenisers give about one token each: kana, Han, Hangul. */
const DENSE = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/gu;
const CHARS_PER_TOKEN = 4;
/** Four characters a token underestimates by 6 to 10 % on the vocabularies in use. */
const MARGIN = 1.15;

/** Tokens that a text takes, estimated on the high side. */
export function estimateTokens(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return Math.ceil(dense + ((text.length - dense) / CHARS_PER_TOKEN) * MARGIN);
}
