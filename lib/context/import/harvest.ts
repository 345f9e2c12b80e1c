import { CATEGORIES, MAX_ANSWER_CHARS, MAX_ITEM_CHARS, visibleText } from '#lib/protocol/index';
import type { Candidate, CandidateSource } from './candidate';
import { categoryNamed } from './categories';
import { Duplicates } from './duplicates';
import { field, isObject, textField } from './fields';
import { keptCandidate } from './kept';

/** Most facts that are taken from one answer. */
const MAX_FACTS = 2_000;

const FENCED = /(?:^|\n)[ \t]*(```|~~~)[^\n`]{0,60}\n([\s\S]*?)(?:\n[ \t]*\1|$)/g;
const MARK = /^\s*(?:[-*+•–—]|\d{1,4}[.)])\s+/;
/** `[2025-04-03] -` stands before facts in what some assistants are asked for. */
const DATE = /^\[(\d{4}-\d{2}-\d{2}|unknown)\]\s*[-–—:]?\s*/i;
const BRACKETED = /^\[([^\]\n]{1,40})\]\s*[-–—:]?\s*(?=\S)/;
const BOLD = /^(?:\*\*|__)([^*_\n]{1,40}?):?(?:\*\*|__)\s*[-–—:|]?\s*(?=\S)/;
const NAMED = /^([\p{L}& /]{2,40}?)\s*[:|–—]\s+(?=\S)/u;
const HEADING = /^\s*(?:#{1,6}\s+(.{1,80}?)\s*#*|(?:\*\*|__)([^*_\n]{1,80}?):?(?:\*\*|__):?)\s*$/;
const HEADING_WORD = /^([\p{L}& /]{2,40}):$/u;
const RULER = /^[\s|:*_=-]*$/;

/** What assistants say around the facts. */
const CHATTER =
  /^(?:(?:sure|of course|certainly|absolutely|okay|ok|here(?:'s| is| are)|below|that's|let me know|would you like|is there anything|if you(?:'d| would)? like|feel free|i (?:don't|do not|currently|have no|can't|cannot)|as an ai|note:|these are|this is (?:all|everything))|(?:klar|natürlich|gerne|hier (?:ist|sind)|das ist alles|möchtest du|sag mir|wenn du möchtest|ich (?:habe|kann|weiß) (?:keine|nicht|nichts))|(?:bien sûr|voici|voilà|souhaites-tu|n'hésite|dis-moi|je n'ai (?:pas|aucun))|(?:claro|por supuesto|aquí (?:tienes|está|están)|estos son|quieres que|avísame|no (?:tengo|recuerdo)))(?![\p{L}])/iu;

interface Fact {
  text: string;
  category: string | null;
  when: number | null;
}

/**
 * What an assistant answered to `HARVEST_REQUESTS`, as candidates: lines, bullets, tables, JSON or a code block, with
 * or without categories. The answer is text from a page: nothing in it is trusted, and all goes to review.
 *
 * @param source the app that answered, and when
 * @param otherwise the category of lines that nothing tells of where they belong
 */
export function parseAnswer(answer: string, source: CandidateSource, otherwise?: string): Candidate[] {
  const text = visibleText(answer.slice(0, MAX_ANSWER_CHARS)).replaceAll('’', "'");
  const duplicates = new Duplicates();
  const candidates: Candidate[] = [];
  for (const { text: fact, category, when } of factsIn(text)) {
    const piece = { how: 'kept' as const, text: fact, source: { ...source, when: when ?? source.when } };
    const candidate = keptCandidate({ ...piece, ...(category ? { category } : {}) }, otherwise);
    if (candidate && !duplicates.seen(candidate.text)) candidates.push(candidate);
    if (candidates.length === MAX_FACTS) break;
  }
  return candidates;
}

/** A code block is what was asked for; without one, or with an empty one, the whole answer is looked at. */
function* factsIn(text: string): Generator<Fact> {
  const blocks = [...text.matchAll(FENCED)].map((match) => match[2] ?? '').filter((block) => block.trim() !== '');
  if (blocks.length === 0) {
    yield* factsOfBlock(text.replace(FENCED, '\n'), true);
    return;
  }
  for (const block of blocks) yield* factsOfBlock(block, false);
}

function* factsOfBlock(block: string, hasChatter: boolean): Generator<Fact> {
  const json = jsonIn(block);
  if (json === undefined) yield* factsOfLines(block, hasChatter);
  else yield* factsOfJson(json, null);
}

/** The JSON that the text is, words before and behind it aside; `undefined` when there is none. */
function jsonIn(text: string): unknown {
  const from = text.search(/[[{]\s*["{[]/);
  const to = Math.max(text.lastIndexOf(']'), text.lastIndexOf('}'));
  if (from === -1 || to <= from) return undefined;
  try {
    return JSON.parse(text.slice(from, to + 1));
  } catch {
    return undefined;
  }
}

const TEXT_NAMES = ['fact', 'text', 'memory', 'content', 'statement', 'value'];
const MAX_DEPTH = 4;

/** Lists of texts or of entries; objects whose names are categories. */
function* factsOfJson(value: unknown, category: string | null, depth = 0): Generator<Fact> {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') yield { text: value, category, when: null };
  else if (Array.isArray(value)) for (const entry of value) yield* factsOfJson(entry, category, depth + 1);
  else if (isObject(value)) {
    const name = TEXT_NAMES.find((known) => typeof field(value, known) === 'string');
    if (name)
      yield {
        text: textField(value, name),
        category: knownCategory(textField(value, 'category')) ?? category,
        when: null,
      };
    else
      for (const [key, inner] of Object.entries(value))
        yield* factsOfJson(inner, knownCategory(key) ?? category, depth + 1);
  }
}

function* factsOfLines(text: string, hasChatter: boolean): Generator<Fact> {
  let heading: string | null = null;
  const lines = text.split('\n');
  const isList = lines.filter((line) => MARK.test(line) || BRACKETED.test(line.trim()) || isRow(line)).length >= 2;
  for (const line of lines) {
    if (line.length > MAX_ITEM_CHARS || RULER.test(line)) continue;
    const head = HEADING.exec(line) ?? HEADING_WORD.exec(line.trim());
    if (head) {
      heading = knownCategory(head[1] ?? head[2] ?? '');
      continue;
    }
    const isMarked = MARK.test(line) || BRACKETED.test(line.trim()) || isRow(line);
    if (hasChatter && !isMarked && (isList || CHATTER.test(line.trim()))) continue;
    const fact = isRow(line) ? factOfRow(line) : factOfLine(line.replace(MARK, ''));
    if (fact && !(hasChatter && isChatter(fact.text))) yield { ...fact, category: fact.category ?? heading };
  }
}

const isChatter = (text: string) => CHATTER.test(text) || text.endsWith('?');
const isRow = (line: string) => /^\s*\|.*\|\s*$/.test(line);

/** `| category | fact |`; the head of a table names no fact. */
function factOfRow(line: string): Fact | null {
  const cells = line
    .trim()
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim());
  const [first = '', second] = cells;
  if (second === undefined) return first === '' ? null : { text: first, category: null, when: null };
  if (/^(?:category|kategorie|catégorie|categoría)$/i.test(first)) return null;
  const category = knownCategory(first);
  return { text: category ? second : cells.join(': '), category, when: null };
}

function factOfLine(line: string): Fact | null {
  const dated = DATE.exec(line.trim());
  const rest = line.trim().slice(dated?.[0].length ?? 0);
  const when = dated ? Date.parse(dated[1] ?? '') : Number.NaN;
  const label = BRACKETED.exec(rest) ?? BOLD.exec(rest) ?? NAMED.exec(rest);
  const category = knownCategory(label?.[1] ?? '');
  const isLabelled = category !== null || BRACKETED.test(rest);
  const text = isLabelled ? rest.slice(label?.[0].length ?? 0) : rest;
  const bare = text.replace(/(\*\*|__)(.+?)\1/g, '$2').trim();
  return bare === '' ? null : { text: bare, category, when: Number.isFinite(when) ? when : null };
}

/** What the wallet's categories are called by assistants that translate them: German, French, Spanish. */
const TRANSLATED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'über mich': 'About me',
    'à propos de moi': 'About me',
    'sobre mí': 'About me',
    stil: 'Style',
    estilo: 'Style',
    arbeit: 'Work',
    travail: 'Work',
    trabajo: 'Work',
    programmieren: 'Coding',
    programmation: 'Coding',
    programación: 'Coding',
    lernen: 'Learning',
    apprentissage: 'Learning',
    aprendizaje: 'Learning',
    gesundheit: 'Health',
    santé: 'Health',
    salud: 'Health',
    geld: 'Money',
    finanzen: 'Money',
    argent: 'Money',
    dinero: 'Money',
  }),
);

/** A name that is one of the wallet's, in any spelling; a label like 'Diet' stays part of the fact. */
function knownCategory(name: string): string | null {
  const found = categoryNamed(name.replace(/[*_#:]/g, ' '));
  const translated = TRANSLATED.get(found?.toLowerCase() ?? '');
  return CATEGORIES.find((known) => known === found) ?? translated ?? null;
}
