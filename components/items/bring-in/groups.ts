import type { Line } from './review';

export type Grouping = 'category' | 'source';

export interface Group {
  /** Lines that ask for a closer look, and those that the wallet has already or otherwise, stand apart. */
  kind: Grouping | 'suspicious' | 'against' | 'same';
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
  return [...groups.values()].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}

const RANK: Record<Group['kind'], number> = { suspicious: 0, against: 1, category: 2, source: 2, same: 3 };

function kindOf({ suspicions, same, against }: Line, by: Grouping): Group['kind'] {
  if (suspicions.length > 0) return 'suspicious';
  if (against) return 'against';
  return same ? 'same' : by;
}

/** Lines that nobody decided on yet. */
export const waitingIn = ({ lines }: Pick<Group, 'lines'>): number[] =>
  lines.filter(({ decision }) => decision === null).map(({ id }) => id);

/** Whether its lines may be approved together: those that ask for a closer look may not. */
export const isApprovedAtOnce = ({ kind }: Group): boolean => kind !== 'suspicious' && kind !== 'against';
