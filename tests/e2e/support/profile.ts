import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { leveldbPieces } from './disk/leveldb';
import { pageOfState } from './disk/session';
import type { Entered } from './entered';

/** A text that was found on disk. */
interface Hit {
  /** Relative to the profile. */
  file: string;
  /** In bytes; of a piece where LevelDB packs or splits what it keeps. */
  offset: number;
  /** Number of that piece; null: the file itself. */
  piece: number | null;
  text: string;
}

/** How a text may lie on disk: as UTF-8, as UTF-16, in base64 at each of three offsets, in hex. */
function forms(text: string): Buffer[] {
  const utf8 = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [...plainForms(text), ...base64.map((form) => Buffer.from(form)), Buffer.from(utf8.toString('hex'))];
}

const plainForms = (text: string): Buffer[] => [Buffer.from(text), Buffer.from(text, 'utf16le')];

/** Files of a browser profile in which a text can be found, whatever they are for. */
export function filesHolding(profileDir: string, text: string): string[] {
  const hits = search(profileDir, [text], forms);
  return [...new Set(hits.map(({ file }) => file))];
}

/**
 * Everything that a run entered through the wallet and that lies readable in its closed profile, but for what a page
 * that was given a text can have brought there.
 *
 * Secrets are looked for everywhere. Texts too, except in the places of `PAGES`: those belong to web pages. What the
 * browser keeps to restore a session (`Sessions`) belongs to the page whose state it is, and is asked for each hit;
 * an extension's page counts as ours.
 */
function readableIn(profileDir: string, { secrets, texts }: Entered): Hit[] {
  const found = search(profileDir, [...secrets, ...texts], plainForms);
  return found.filter((hit) => secrets.has(hit.text) || !isOfPage(profileDir, hit));
}

/** @throws Error that names text, file and offset when anything is readable that must not be. */
export function mustBeUnreadable(profileDir: string, entered: Entered): void {
  const hits = existsSync(profileDir) ? readableIn(profileDir, entered) : [];
  if (hits.length === 0) return;
  const places = hits.map(({ text, file, piece, offset }) => {
    return `‘${text}’ in ${file}${piece === null ? '' : `, piece ${piece}`}, byte ${offset}`;
  });
  throw new Error(`readable in the closed profile:\n${places.join('\n')}`);
}

/**
 * Where web pages keep what they have, and why a text may be there that a page was given. The wallet keeps nothing in
 * any of them: it has no local or session storage, and asks for nothing that a cache would hold.
 */
const PAGES: readonly RegExp[] = [
  // Databases, caches and files of secure origins.
  /^Default\/(IndexedDB|WebStorage|databases)\/https?_/,
  // One database for all origins: `localStorage` and `sessionStorage` of pages.
  /^Default\/(Local Storage|Session Storage)\//,
  // Answers of servers, which may repeat what they were sent.
  /^Default\/Cache\//,
  // Titles and addresses of pages, which may repeat a message.
  /^Default\/(History|Favicons|Shortcuts|Top Sites|Network Action Predictor)(-journal)?$/,
];

function isOfPage(profileDir: string, { file, offset }: Hit): boolean {
  if (!file.startsWith('Default/Sessions/')) return PAGES.some((place) => place.test(file));
  return /^https?:/.test(pageOfState(readFileSync(join(profileDir, file)), offset) ?? '');
}

function search(profileDir: string, texts: readonly string[], formsOf: (text: string) => Buffer[]): Hit[] {
  const wanted = new Wanted(texts.flatMap((text) => formsOf(text).map((form) => ({ text, form }))));
  return filesOf(profileDir).flatMap((file) => {
    const content = readFileSync(join(profileDir, file));
    const pieces = [content, ...piecesOf(file, content)];
    return pieces.flatMap((bytes, number) =>
      wanted.in(bytes).map((found) => ({ file, piece: number === 0 ? null : number, ...found })),
    );
  });
}

interface Form {
  text: string;
  form: Buffer;
}

/** Looks for many byte strings in one pass, however many they are, by the four bytes that each begins with. */
class Wanted {
  readonly #byStart = new Map<number, Form[]>();
  /** Whether any begins with these two bytes: what lets nearly every place be passed at once. */
  readonly #starts = new Uint8Array(0x1_0000);

  constructor(forms: readonly Form[]) {
    for (const each of forms) {
      const start = each.form.readUInt32LE(0);
      this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), each]);
      this.#starts[start & 0xffff] = 1;
    }
  }

  in(bytes: Buffer): { text: string; offset: number }[] {
    const found: { text: string; offset: number }[] = [];
    for (let offset = 0; offset + 4 <= bytes.length; offset++) {
      const two = (bytes[offset] as number) | ((bytes[offset + 1] as number) << 8);
      if (this.#starts[two] === 0) continue;
      for (const { text, form } of this.#byStart.get(bytes.readUInt32LE(offset)) ?? []) {
        if (form.equals(bytes.subarray(offset, offset + form.length))) found.push({ text, offset });
      }
    }
    return found;
  }
}

/** A killed browser leaves a file that is cut off: what is left of it is read as it lies. */
function piecesOf(file: string, content: Buffer): Buffer[] {
  try {
    return leveldbPieces(file, content);
  } catch {
    return [];
  }
}

const filesOf = (profileDir: string): string[] =>
  readdirSync(profileDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(profileDir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
