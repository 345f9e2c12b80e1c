import { type ItemDraft, MAX_CATEGORY_CHARS, MAX_ITEM_CHARS, MAX_ITEMS_PER_IMPORT } from '#lib/protocol/index';

/** Why an entry cannot be taken. `at` counts lines or array entries from 1. */
export interface ImportProblem {
  kind: 'not-json' | 'not-list' | 'no-text' | 'too-long' | 'bad-category' | 'too-many';
  at: number;
}

export interface ImportDryRun {
  drafts: ItemDraft[];
  /** Empty lines, left out. */
  skipped: number;
  problems: ImportProblem[];
}

/** Problems shown at once: the first ones tell what is wrong. */
const MAX_PROBLEMS = 5;

function field(entry: unknown, name: 'text' | 'category'): string | undefined {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, name)) return undefined;
  const value: unknown = Reflect.get(entry, name);
  return typeof value === 'string' ? value.trim() : undefined;
}

interface Entry {
  /** Its line or its place in the array, from 1. */
  at: number;
  text: string | undefined;
  category: string;
}

function problemOf({ text, category }: Entry): ImportProblem['kind'] | null {
  if (!text) return 'no-text';
  if (text.length > MAX_ITEM_CHARS) return 'too-long';
  if (category === '' || category.length > MAX_CATEGORY_CHARS) return 'bad-category';
  return null;
}

function collect(entries: readonly Entry[], skipped: number): ImportDryRun {
  const surplus = entries[MAX_ITEMS_PER_IMPORT];
  if (surplus) return { drafts: [], skipped, problems: [{ kind: 'too-many', at: surplus.at }] };
  const run: ImportDryRun = { drafts: [], skipped, problems: [] };
  for (const entry of entries) {
    const kind = problemOf(entry);
    if (kind === null) run.drafts.push({ text: entry.text ?? '', category: entry.category });
    else if (run.problems.length < MAX_PROBLEMS) run.problems.push({ kind, at: entry.at });
  }
  return run;
}

function parseJson(source: string, category: string): ImportDryRun {
  const fail = (kind: ImportProblem['kind']) => ({ drafts: [], skipped: 0, problems: [{ kind, at: 1 }] });
  let list: unknown;
  try {
    list = JSON.parse(source);
  } catch {
    return fail('not-json');
  }
  if (!Array.isArray(list)) return fail('not-list');
  const entries = list.map((entry: unknown, index) => ({
    at: index + 1,
    text: field(entry, 'text'),
    category: field(entry, 'category') ?? category,
  }));
  return collect(entries, 0);
}

function parseLines(source: string, category: string): ImportDryRun {
  const lines = source
    .trimEnd()
    .split(/\r?\n/)
    .map((line, index) => ({ at: index + 1, text: line.trim(), category }));
  const entries = lines.filter(({ text }) => text !== '');
  return collect(entries, lines.length - entries.length);
}

/**
 * What an import would add, before anything is sent. A JSON object or array of objects is read as
 * `[{ text, category }]`; anything else is one item a line.
 *
 * @param category for entries that name none
 */
export function parseImport(source: string, category: string): ImportDryRun {
  const trimmed = source.trim();
  if (trimmed === '') return { drafts: [], skipped: 0, problems: [] };
  return /^(\{|\[\s*[{\]])/.test(trimmed) ? parseJson(trimmed, category) : parseLines(source, category);
}
