import type { Candidate } from '#lib/context/import/candidate';
import type { ImportRequest } from '#lib/context/import/wire';
import type { ImportDraft, ImportSource, ItemDraft, KeptText, TextReview } from '#lib/protocol/index';
import { MAX_ITEM_CHARS } from '#lib/protocol/index';

export type Decision = 'approved' | 'rejected';

/** A candidate under review. Nothing but approved lines enters the vault. */
export interface Line {
  /** Its place among the candidates. */
  id: number;
  text: string;
  category: string;
  details: ItemDraft['details'];
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
  suspicions: TextReview['suspicions'];
  decision: Decision | null;
  /** Approved, it takes the place of what the wallet has; else both stand. */
  replaces: boolean;
}

/** The lines, and for each step so far those that it changed, as they were. */
export interface Review {
  lines: readonly Line[];
  past: readonly (readonly Line[])[];
}

export type ReviewAction =
  | { do: 'decide'; ids: readonly number[]; decision: Decision }
  /** The new in the place of the older. */
  | { do: 'replace'; id: number }
  /** Who changes a line wants it: it is approved. `replaces`: the older is in it. */
  | { do: 'edit'; id: number; draft: ItemDraft; replaces?: boolean };

export type ReviewStep = ReviewAction | { do: 'undo' };

/**
 * @param reviews what the wallet says of each candidate, in their order
 * @param kind how they were brought: a candidate of no app comes from there
 * @param now for those of which nobody knows when they were written
 */
export function reviewOf(
  candidates: readonly Candidate[],
  reviews: readonly TextReview[],
  kind: ImportRequest['kind'],
  now = Date.now(),
): Review {
  const lines = candidates.map(({ text, category, kind: details, source, masked }, id) => ({
    id,
    text,
    category,
    details: details && { kind: details },
    source: source.app ?? source.where,
    from: { kind: 'import' as const, from: appName(source.app) || kind, at: source.when ?? now },
    where: source.app === null ? '' : source.where,
    masked,
    ...nearest(reviews[id]),
    decision: null,
    replaces: false,
  }));
  return { lines, past: [] };
}

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
    case 'edit':
      return changed(review, (line) => (line.id === step.id ? edited(line, step) : line));
    case 'undo': {
      const before = new Map(review.past.at(-1)?.map((line) => [line.id, line]));
      return { lines: review.lines.map((line) => before.get(line.id) ?? line), past: review.past.slice(0, -1) };
    }
  }
}

/** What it is about was told by its category: a new one, and nobody knows. */
function edited(line: Line, { draft, replaces = false }: Extract<ReviewAction, { do: 'edit' }>): Line {
  const details = draft.category === line.category ? line.details : undefined;
  return { ...line, ...draft, details, decision: 'approved', replaces };
}

function changed({ lines, past }: Review, change: (line: Line) => Line): Review {
  const after = lines.map(change);
  return { lines: after, past: [...past, lines.filter((line, at) => line !== after[at])] };
}

export const approvedDrafts = ({ lines }: Review): ImportDraft[] =>
  lines
    .filter(({ decision }) => decision === 'approved')
    .map((line) => {
      const { text, category, details, from, replaces } = line;
      const older = replaces ? olderOf(line) : null;
      return {
        text,
        category,
        source: from,
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

const mapLines = ({ lines, past }: Review, change: (line: Line) => Line): Review => ({
  lines: lines.map(change),
  past: past.map((step) => step.map(change)),
});
