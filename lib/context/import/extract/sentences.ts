const MAX_SENTENCE_CHARS = 280;
const MIN_WORDS = 3;

/** After these a full stop ends no sentence. */
const ABBREVIATED =
  /(?<![\p{L}])(?:dr|mr|mrs|ms|prof|st|vs|etc|e\.g|i\.e|approx|z\.\s?b|d\.\s?h|bzw|ca|nr|usw|m|mme|mlle|sr|sra|srta|ud|p\.\s?ej)\.$/iu;
const BREAK = /(?<=[.!?…。！？]["”»')]?)\s+(?=["“„«'(¿¡]?[\p{Lu}\p{N}¿¡])|\n+|(?<=[。！？])/u;

/** Code, addresses, markup, logs: nobody's statement. */
const NOT_PROSE =
  /[{}<>=`|\\~^]|\(\)|::|->|https?:|www\.|\S@\S|#[\p{L}\d]{4,}|\b\d{2}:\d{2}:\d{2}\b|\.{4,}|_{2,}|\$[a-z_]/iu;
const QUOTED = /["“”„«»]|(?<![\p{L}])['‘‚][\p{L}\s,]{12,}['’]/u;

/** Sentences of a message, without fenced code, quoted lines, lists' marks and emphasis. */
export function sentencesOf(message: string): string[] {
  const prose = message
    .replace(/\r\n?/g, '\n')
    .replace(/(```|~~~)[\s\S]*?(?:\1|$)/g, '\n')
    .replace(/^(?:>|\t| {4}).*$/gm, '')
    .replace(/^\s*(?:[-*+•–]|\d{1,2}[.)])\s+/gm, '')
    .replace(/\*\*|__/g, '')
    .replaceAll('’', "'");
  return joined(prose.split(BREAK));
}

/** Puts together again what an abbreviation cut in two. */
function joined(parts: readonly string[]): string[] {
  const out: string[] = [];
  for (const part of parts) {
    const before = out.at(-1);
    if (before !== undefined && ABBREVIATED.test(before)) out[out.length - 1] = `${before} ${part.trim()}`;
    else out.push(part.trim());
  }
  return out;
}

/** Whether a sentence is one that a person says: no code, no quotation, neither too short nor too long. */
export function isProse(sentence: string): boolean {
  if (sentence.length > MAX_SENTENCE_CHARS || NOT_PROSE.test(sentence) || QUOTED.test(sentence)) return false;
  if (sentence.split(/\s+/).length < MIN_WORDS) return false;
  const letters = sentence.match(/[\p{L}\s]/gu)?.length ?? 0;
  return letters >= sentence.length * 0.6;
}
