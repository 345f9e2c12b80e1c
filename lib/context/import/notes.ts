import { CATEGORIES, MAX_ITEM_CHARS } from '#lib/protocol/index';
import type { CandidateKind, CandidateSource, Piece } from './candidate';

const FENCE = /^\s*(```|~~~)/;
const HEADING = /^ {0,3}(#{1,6})\s+(.+?)\s*#*\s*$/;
/** A line that is nothing but bold text heads what follows. */
const BOLD_HEADING = /^\s*(?:\*\*|__)([^*_]{1,80})(?:\*\*|__):?\s*$/;
const BULLET = /^\s*(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/;
const NOT_PROSE = /^\s*(?:\||<!--|<\/?[a-z][^>]*>\s*$|(?:[-*_=]\s*){3,}$|@\S+\s*$|!?\[[^\]]*\]\([^)]*\)\s*$)/i;

/**
 * Notes, rules for programming assistants, plain text: a piece for each bullet and each paragraph, headings as the
 * place. Left out: front matter, code, tables, comments, includes (`@file`) and links that stand alone.
 */
export function notesIn(text: string, source: CandidateSource, kind?: CandidateKind): Piece[] {
  const pieces: Piece[] = [];
  const headings: string[] = [];
  const isOurs = text.startsWith(OWN_TITLE);
  const categoryOf = (heading?: string) => (isOurs ? heading : CATEGORIES.find((name) => name === heading));
  let open: string[] = [];
  const flush = () => {
    const joined = open.join(' ').trim();
    open = [];
    if (joined === '' || joined.length > MAX_ITEM_CHARS) return;
    const where = [source.where, ...headings].filter((part) => part).join(' › ');
    pieces.push({
      how: 'kept',
      text: plain(joined),
      source: { ...source, where },
      kind,
      category: categoryOf(headings.at(-1)),
    });
  };
  for (const line of bodyLines(text)) {
    if (line.length > MAX_ITEM_CHARS) {
      flush();
      continue;
    }
    const heading = HEADING.exec(line) ?? BOLD_HEADING.exec(line);
    const bullet = BULLET.exec(line);
    if (heading) {
      flush();
      const level = heading[2] === undefined ? 6 : (heading[1]?.length ?? 1);
      headings.splice(level - 1);
      headings.push(plain(heading[2] ?? heading[1] ?? ''));
    } else if (line.trim() === '' || NOT_PROSE.test(line)) flush();
    else if (bullet) {
      flush();
      open = [bullet[1] ?? ''];
    } else open.push(line.trim());
  }
  flush();
  return pieces;
}

/** Begins our own readable Markdown, whose headings are categories. */
const OWN_TITLE = '# Satchel\n';

/** Lines without front matter and without fenced code. */
function* bodyLines(text: string): Generator<string> {
  const body = text.replace(/\r\n?/g, '\n').replace(/^\s*---\n[\s\S]*?\n---(?:\n|$)/, '');
  let fence: string | null = null;
  for (const line of body.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence) {
      if (mark === fence) fence = null;
      continue;
    }
    if (mark) {
      fence = mark;
      yield '';
    } else yield line;
  }
}

/** Markdown's emphasis and escapes taken away; our own readable Markdown comes back as it was. */
const plain = (text: string) =>
  text
    .replace(/(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\\([\\`*_[\]<>#])/g, '$1')
    .trim();

/** A line an item: plain text without any Markdown, as people paste it. */
export function linesIn(text: string, source: CandidateSource): Piece[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): Piece => ({ how: 'kept', text: line, source }));
}

/** Plain lines where nothing looks like Markdown and lines are short; else notes. */
export function piecesOfText(text: string, source: CandidateSource): Piece[] {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.length <= MAX_ITEM_CHARS);
  const marked = lines.some(
    (line) => HEADING.test(line) || BULLET.test(line) || FENCE.test(line) || line.trim() === '---',
  );
  return marked ? notesIn(text, source) : linesIn(text, source);
}
