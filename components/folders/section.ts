/**
 * The marked section that Satchel keeps in a file, as functions of the file's text. Everything outside the marks stays
 * byte for byte (docs/adr/0021-folders.md).
 */

const END = '<!-- satchel:end -->';
/**
 * With how many line breaks were put in front, so that taking the section out takes those too, and what tells an edit
 * by hand.
 */
const beginMark = (breaks: number, text: string) => `<!-- satchel:begin ${breaks} ${digestOf(text)} -->`;
const MARKS = /^[ \t]*<!-- satchel:(?:begin (?<breaks>[0-2]) (?<digest>[0-9a-f]{8})|end) -->[ \t]*$/gmu;
const LIKE_MARK = /<!--\s*satchel:/gu;

export type Section =
  | { kind: 'none' }
  /** Marks that are doubled, out of order or written otherwise: nothing tells what is ours. */
  | { kind: 'broken' }
  | { kind: 'one'; from: number; to: number; breaks: number; text: string; isEdited: boolean };

/** Where the section stands; its text with plain line breaks. */
export function sectionOf(file: string): Section {
  const marks = [...file.matchAll(MARKS)];
  if ([...file.matchAll(LIKE_MARK)].length !== marks.length) return { kind: 'broken' };
  const [begin, end, ...more] = marks;
  if (!begin) return { kind: 'none' };
  const isOne = begin.groups?.breaks !== undefined && end && end.groups?.breaks === undefined && more.length === 0;
  if (!isOne) return { kind: 'broken' };
  const inside = file.slice(begin.index + begin[0].length, end.index);
  const text = inside.replaceAll('\r\n', '\n').replace(/^\n|\n$/g, '');
  return {
    kind: 'one',
    from: begin.index,
    to: end.index + end[0].length,
    breaks: Number(begin.groups?.breaks),
    text,
    isEdited: digestOf(text) !== begin.groups?.digest,
  };
}

/**
 * The file with this text as its section: in its place, or at the end.
 *
 * @returns null where the marks are broken
 */
export function withSection(file: string, text: string): string | null {
  const section = sectionOf(file);
  if (section.kind === 'broken') return null;
  const newline = newlineOf(file);
  const marked = (breaks: number) => [beginMark(breaks, text), ...text.split('\n'), END].join(newline);
  if (section.kind === 'one') return file.slice(0, section.from) + marked(section.breaks) + file.slice(section.to);
  const breaks = breaksBefore(file);
  return file + newline.repeat(breaks) + marked(breaks) + newline;
}

/** The file as it would be without a section; null where the marks are broken. */
export function withoutSection(file: string): string | null {
  const section = sectionOf(file);
  if (section.kind !== 'one') return section.kind === 'none' ? file : null;
  const newline = newlineOf(file);
  const after = file.slice(section.to);
  let before = file.slice(0, section.from);
  for (let left = section.breaks; left > 0 && before.endsWith(newline); left--) {
    before = before.slice(0, -newline.length);
  }
  return before + (after.startsWith(newline) ? after.slice(newline.length) : after);
}

/** So many that an empty line stands between. */
function breaksBefore(file: string): number {
  if (file === '' || /\n\r?\n$/.test(file)) return 0;
  return file.endsWith('\n') ? 1 : 2;
}

/** FNV-1a of its UTF-16, 32 bits: nobody is kept from making one that fits. */
function digestOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

const newlineOf = (file: string): string => (file.includes('\r\n') ? '\r\n' : '\n');
