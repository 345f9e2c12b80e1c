import type { Beside, Candidate } from '#lib/context/import/candidate';
import type { Found, ImportRequest } from '#lib/context/import/wire';
import type {
  ImportDraft,
  ImportSource,
  ItemDraft,
  KeptText,
  OpenedShare,
  Remarks,
  TextReview,
} from '#lib/protocol/index';
import { MAX_ITEM_CHARS } from '#lib/protocol/index';

export type Decision = 'approved' | 'rejected';

/** A candidate under review. Nothing but approved lines enters the vault. */
export interface Line {
  /** Its place among the candidates. */
  id: number;
  text: string;
  category: string;
  details: ItemDraft['details'];
  /** What else was said of it, where it was kept before. */
  remarks: Remarks;
  /** The app or file that it comes from. */
  source: string;
  /** The same for the item that it may become. */
  from: ImportSource;
  /** The conversation or heading, where there is one. */
  where: string;
  /** Kinds of secrets that were masked in it. */
  masked: Candidate['masked'];
  /** What the wallet says already, and what it says otherwise. */
  same: KeptText | null;
  against: KeptText | null;
  /** Another line of this review that says the same, or otherwise. */
  beside: Beside | null;
  suspicions: TextReview['suspicions'];
  decision: Decision | null;
  /** Approved, it takes the place of what the wallet has; else both stand. */
  replaces: boolean;
}

/** The lines, and for each step so far those that it changed, as they were. */
export interface Review {
  lines: readonly Line[];
  /** How many older ones the file holds besides. */
  left: number;
  /** Set where a person shared them. */
  share?: Omit<OpenedShare, 'items'>;
  past: readonly (readonly Line[])[];
}

export type ReviewAction =
  | { do: 'decide'; ids: readonly number[]; decision: Decision }
  /** The new in the place of the older. */
  | { do: 'replace'; id: number }
  /** One of two lines that stand beside each other, and not the other. */
  | { do: 'choose'; id: number; over: number }
  /** Of these, the newest of each row of lines that stand beside each other, and no other. */
  | { do: 'newest'; ids: readonly number[] }
  /** Who changes a line wants it: it is approved. `replaces`: the older is in it, be it the wallet's or, `over`, a line. */
  | { do: 'edit'; id: number; draft: ItemDraft; replaces?: boolean; over?: number | undefined };

export type ReviewStep = ReviewAction | { do: 'undo' };

/**
 * @param found candidates, and which of them stand beside each other
 * @param reviews what the wallet says of each candidate, in their order
 * @param kind how they were brought: a candidate of no app comes from there
 * @param now for those of which nobody knows when they were written
 */
export function reviewOf(
  { candidates, beside, left }: Found,
  reviews: readonly TextReview[],
  kind: ImportRequest['kind'],
  now = Date.now(),
): Review {
  const lines = candidates.map(({ text, category, kind: details, own, source, masked }, id) => ({
    id,
    text,
    category,
    ...saidOf(own?.remarks ?? (details ? { details: { kind: details } } : {})),
    source: source.app ?? source.where,
    from: own?.source ?? { kind: 'import' as const, from: appName(source.app) || kind, at: source.when ?? now },
    where: source.app === null ? '' : source.where,
    masked,
    beside: beside[id] ?? null,
    ...nearest(reviews[id]),
    decision: null,
    replaces: false,
  }));
  return { lines, left, past: [] };
}

/** What a person shared, as it was sealed. @param reviews as in `reviewOf` */
export function reviewOfShare({ items, ...share }: OpenedShare, reviews: readonly TextReview[]): Review {
  const name = senderOf(share.from);
  const lines = items.map(({ text, category, details }, id) => ({
    id,
    text,
    category,
    ...saidOf({ ...(details && { details }), validUntil: share.until }),
    source: name,
    from: { kind: 'import' as const, from: appName(`person ${name}`), at: share.at },
    where: '',
    masked: [],
    beside: null,
    ...nearest(reviews[id]),
    decision: null,
    replaces: false,
  }));
  return { lines, left: 0, share, past: [] };
}

/** What is said of a line: its kind goes by its category, the rest stays. */
const saidOf = ({ details, ...remarks }: Remarks): Pick<Line, 'details' | 'remarks'> => ({ details, remarks });

/** As the person calls them, else as they call themselves. */
export const senderOf = ({ name, known }: OpenedShare['from']): string =>
  known.kind === 'pinned' ? known.contact.name : name;

/** An app's name as items have it (docs/spec/item.md); empty where there is none. */
function appName(app: string | null): string {
  const words = app?.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.join('-').slice(0, 40);
}

const nearest = (review: TextReview | undefined) => ({
  same: review?.same[0] ?? null,
  against: review?.against[0] ?? null,
  suspicions: review?.suspicions ?? [],
});

/** The line of the wallet that stands beside a new one. */
export const olderOf = ({ same, against }: Line): KeptText | null => against ?? same;

/** The line of this review that stands beside another, unless the wallet has one that does. */
export const besideOf = (line: Line, { lines }: Pick<Review, 'lines'>): Line | null =>
  olderOf(line) || !line.beside ? null : (lines[line.beside.at] ?? null);

/** The first line of a row in which each stands beside one before it: what all of them have in common. */
export function rowOf(line: Line, lines: readonly Line[]): number {
  const before = line.beside && line.beside.at < line.id ? lines[line.beside.at] : undefined;
  return before ? rowOf(before, lines) : line.id;
}

/** Of each row the line that was written last; of the same time, the later one. */
function newestOf(lines: readonly Line[], ids: ReadonlySet<number>): Set<number> {
  const newest = new Map<number, Line>();
  for (const line of lines) {
    const row = rowOf(line, lines);
    const other = newest.get(row);
    if (ids.has(line.id) && (!other || other.from.at <= line.from.at)) newest.set(row, line);
  }
  return new Set([...newest.values()].map(({ id }) => id));
}

/** Both in one text, for the person to tidy. */
export const joined = (older: string, newer: string): string =>
  `${older.replace(/[\s.;,]+$/u, '')}; ${newer}`.slice(0, MAX_ITEM_CHARS);

export function stepOf(review: Review, step: ReviewStep): Review {
  switch (step.do) {
    case 'decide': {
      const ids = new Set(step.ids);
      const { decision } = step;
      return changed(review, (line) => (ids.has(line.id) ? { ...line, decision, replaces: false } : line));
    }
    case 'replace':
      return changed(review, (line) =>
        line.id === step.id ? { ...line, decision: 'approved', replaces: olderOf(line) !== null } : line,
      );
    case 'choose':
      return changed(review, (line) => chosen(line, step));
    case 'edit':
      // What is joined is in one line: the other is not wanted beside it.
      return changed(review, (line) => (line.id === step.id ? edited(line, step) : chosen(line, step)));
    case 'newest': {
      const ids = new Set(step.ids);
      const newest = newestOf(review.lines, ids);
      return changed(review, (line) =>
        ids.has(line.id) ? { ...line, decision: newest.has(line.id) ? 'approved' : 'rejected', replaces: false } : line,
      );
    }
    case 'undo': {
      const before = new Map(review.past.at(-1)?.map((line) => [line.id, line]));
      return {
        ...review,
        lines: review.lines.map((line) => before.get(line.id) ?? line),
        past: review.past.slice(0, -1),
      };
    }
  }
}

const chosen = (line: Line, { id, over }: { id: number; over?: number | undefined }): Line =>
  line.id === id || line.id === over
    ? { ...line, decision: line.id === id ? 'approved' : 'rejected', replaces: false }
    : line;

/** What it is about was told by its category: a new one, and nobody knows. */
function edited(line: Line, { draft, replaces = false }: Extract<ReviewAction, { do: 'edit' }>): Line {
  const details = draft.category === line.category ? line.details : undefined;
  return { ...line, ...draft, details, decision: 'approved', replaces: replaces && olderOf(line) !== null };
}

function changed({ lines, past, ...rest }: Review, change: (line: Line) => Line): Review {
  const after = lines.map(change);
  return { ...rest, lines: after, past: [...past, lines.filter((line, at) => line !== after[at])] };
}

export const approvedDrafts = ({ lines }: Review): ImportDraft[] =>
  lines
    .filter(({ decision }) => decision === 'approved')
    .map((line) => {
      const { text, category, details, remarks, from, replaces } = line;
      const older = replaces ? olderOf(line) : null;
      return {
        text,
        category,
        source: from,
        ...remarks,
        ...(details ? { details } : {}),
        ...(older ? { replaces: { id: older.id, rev: older.rev } } : {}),
      };
    });

/** What may outlive the unlocked wallet in a page's memory: nothing that the wallet said. */
export const withoutWallet = (review: Review): Review =>
  mapLines(review, (line) => ({ ...line, ...nearest(undefined) }));

/** With what the wallet says now. @param reviews one for each line */
export const withWallet = (review: Review, reviews: readonly TextReview[]): Review =>
  mapLines(review, (line) => ({ ...line, ...nearest(reviews[line.id]) }));

const mapLines = ({ lines, past, ...rest }: Review, change: (line: Line) => Line): Review => ({
  ...rest,
  lines: lines.map(change),
  past: past.map((step) => step.map(change)),
});
