import { type BlockForm, type BlockStyle, PLAIN_FORM, visibleText } from '#lib/protocol/index';
import { FRAME_WORDS, type FrameWords } from './frames';
import { estimateTokens } from './tokens';

/** How head, end and entries of a block begin: brackets and dashes of any script, and what lists begin with. */
const LIKE_FRAME = /^[\p{Ps}\p{Pi}\p{Pd}\p{Sm}*#`~•‣◦⁃∙·]/u;
/** Headings and fences, which are those of the whole block to Markdown also where an entry begins with them. */
const LIKE_BLOCK = /^(?:#{1,6}(?:\s|$)|`{3}|~{3})/;
/** Marks that read as the quotes of prose do. Single ones are apostrophes too, and stay. */
const LIKE_QUOTES = /["“”„‟«»＂〝〞〟❝❞]/g;
const LIKE_OPENING_TAG = /[<＜﹤]/g;

/** A style: what stands around the entries, and each of them. None of the texts can end its entry or the frame. */
interface Style {
  head(words: FrameWords): string;
  entry(text: string): string;
  end(words: FrameWords): string;
  /** Between two entries. */
  between: string;
}

const STYLES: Readonly<Record<BlockStyle, Style>> = {
  list: {
    head: ({ head }) => `[${head}]`,
    entry: listEntry,
    end: ({ end }) => `[${end}]`,
    between: '\n',
  },
  prose: {
    head: ({ head }) => `(${head})`,
    entry: (text) => `“${linesOf(text).join(' / ').replace(LIKE_QUOTES, "'")}”`,
    end: ({ end }) => `(${end})`,
    between: ' ',
  },
  markdown: {
    head: ({ head }) => `### ${head}`,
    entry: listEntry,
    end: ({ end }) => `### ${end}`,
    between: '\n',
  },
  xml: {
    head: ({ head }) => `<about_me note="${head}">`,
    entry: (text) => `<item>${escaped(linesOf(text)).join('\n')}</item>`,
    end: () => '</about_me>',
    between: '\n',
  },
};

/** Without characters that are not seen, trimmed, and without empty lines. At least one line. */
const linesOf = (text: string): string[] =>
  visibleText(text)
    .trim()
    .split(/\s*\n\s*/);

/**
 * An item's text as one list entry. Later lines are indented, and those that begin as a part of the frame does are
 * marked: editors and models that take no notice of the indent still find no other entry and no end in them.
 */
export function listEntry(text: string): string {
  const [first = '', ...later] = linesOf(text);
  const isBlock = LIKE_BLOCK.test(first.normalize('NFKC'));
  return [isBlock ? `- > ${first}` : `- ${first}`, ...later.map(within)].join('\n');
}

const within = (line: string): string => (LIKE_FRAME.test(line.normalize('NFKC')) ? `  > ${line}` : `  ${line}`);

/** As the text of an XML element (XML 1.0, 2.4): what is left of a tag's beginning opens none. */
const escaped = ([first = '', ...later]: readonly string[]): string[] =>
  [first, ...later.map(within)].map((line) => line.replaceAll('&', '&amp;').replace(LIKE_OPENING_TAG, '&lt;'));

/**
 * The text that goes into a composer. The frame says what the lines are, so that a model reads them as data
 * (docs/spec/context-block.md).
 *
 * @param membership one line on a membership that is shown with it (docs/spec/credential.md)
 */
export function contextBlock(
  texts: readonly string[],
  { style, language }: BlockForm = PLAIN_FORM,
  membership?: string,
): string {
  const { head, entry, end, between } = STYLES[style];
  const words = FRAME_WORDS[language];
  const entries = texts.map(entry).join(between);
  return [head(words), ...(texts.length > 0 ? [entries] : []), ...(membership ? [membership] : []), end(words)].join(
    '\n',
  );
}

/** Tokens that one item adds to a list. */
export function lineTokens(text: string): number {
  return estimateTokens(`${listEntry(text)}\n`);
}

/** Tokens of a block without items. */
export const frameTokens = (form: BlockForm = PLAIN_FORM): number => estimateTokens(`${contextBlock([], form)}\n`);

/** Tokens that an entry takes at most beyond those of `lineTokens`, but for what a style has to spell otherwise. */
export const entryTokens = (style: BlockStyle): number =>
  Math.max(0, estimateTokens(`${STYLES[style].entry('')}${STYLES[style].between}`) - lineTokens(''));
