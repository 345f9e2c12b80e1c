import type { Candidate } from '#lib/context/import/candidate';
import type { ItemDraft, TextReview } from '#lib/protocol/index';

export type Decision = 'approved' | 'rejected';

/** A candidate under review. Nothing but approved lines enters the vault. */
export interface Line {
  /** Its place among the candidates. */
  id: number;
  text: string;
  category: string;
  /** The app or file that it comes from. */
  source: string;
  /** The conversation or heading, where there is one. */
  where: string;
  /** Kinds of secrets that were masked in it. */
  masked: Candidate['masked'];
  /** What the wallet says already, and what it says otherwise. */
  same: string | null;
  against: string | null;
  suspicions: TextReview['suspicions'];
  decision: Decision | null;
}

/** The lines, and for each step so far those that it changed, as they were. */
export interface Review {
  lines: readonly Line[];
  past: readonly (readonly Line[])[];
}

export type ReviewAction =
  | { do: 'decide'; ids: readonly number[]; decision: Decision }
  /** Who changes a line wants it: it is approved. */
  | { do: 'edit'; id: number; draft: ItemDraft }
  | { do: 'undo' };

/** @param reviews what the wallet says of each candidate, in their order */
export function reviewOf(candidates: readonly Candidate[], reviews: readonly TextReview[]): Review {
  const lines = candidates.map(({ text, category, source, masked }, id) => ({
    id,
    text,
    category,
    source: source.app ?? source.where,
    where: source.app === null ? '' : source.where,
    masked,
    same: reviews[id]?.same[0]?.text ?? null,
    against: reviews[id]?.against[0]?.text ?? null,
    suspicions: reviews[id]?.suspicions ?? [],
    decision: null,
  }));
  return { lines, past: [] };
}

export function stepOf(review: Review, action: ReviewAction): Review {
  switch (action.do) {
    case 'decide': {
      const ids = new Set(action.ids);
      return changed(review, (line) => (ids.has(line.id) ? { ...line, decision: action.decision } : line));
    }
    case 'edit':
      return changed(review, (line) =>
        line.id === action.id ? { ...line, ...action.draft, decision: 'approved' } : line,
      );
    case 'undo': {
      const before = new Map(review.past.at(-1)?.map((line) => [line.id, line]));
      return { lines: review.lines.map((line) => before.get(line.id) ?? line), past: review.past.slice(0, -1) };
    }
  }
}

function changed({ lines, past }: Review, change: (line: Line) => Line): Review {
  const after = lines.map(change);
  return { lines: after, past: [...past, lines.filter((line, at) => line !== after[at])] };
}

export const approvedDrafts = ({ lines }: Review): ItemDraft[] =>
  lines.filter(({ decision }) => decision === 'approved').map(({ text, category }) => ({ text, category }));

export type Grouping = 'category' | 'source';

export interface Group {
  /** Lines that ask for a closer look, and those that the wallet has already, stand apart. */
  kind: Grouping | 'suspicious' | 'same';
  /** Its category or source; empty for those that stand apart. */
  name: string;
  lines: readonly Line[];
}

/** Lines to be read closely first, then by category or source as they came, then what the wallet has already. */
export function groupsOf(lines: readonly Line[], by: Grouping): Group[] {
  const groups = new Map<string, { kind: Group['kind']; name: string; lines: Line[] }>();
  for (const line of lines) {
    const kind = kindOf(line, by);
    const name = kind === 'category' || kind === 'source' ? line[kind] : '';
    const key = `${kind} ${name}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { kind, name, lines: [line] });
  }
  const rank = (kind: Group['kind']) => (kind === 'suspicious' ? 0 : kind === 'same' ? 2 : 1);
  return [...groups.values()].sort((a, b) => rank(a.kind) - rank(b.kind));
}

function kindOf({ suspicions, same }: Line, by: Grouping): Group['kind'] {
  if (suspicions.length > 0) return 'suspicious';
  return same === null ? by : 'same';
}
