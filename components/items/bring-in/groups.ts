import { besideOf, type Line, rowOf } from './review';

export type Grouping = 'category' | 'source';

export interface Group {
  /** Lines that ask for a closer look, and those that the wallet or another line has already or otherwise, stand apart. */
  kind: Grouping | 'suspicious' | 'against' | 'beside' | 'same';
  /** Its category or source; empty for those that stand apart. */
  name: string;
  lines: readonly Line[];
}

/** Lines to be read closely first, then by category or source as they came, then what the wallet has already. */
export function groupsOf(lines: readonly Line[], by: Grouping): Group[] {
  const groups = new Map<string, { kind: Group['kind']; name: string; lines: Line[] }>();
  for (const line of lines) {
    const kind = kindOf(line, by, lines);
    const name = kind === 'category' || kind === 'source' ? line[kind] : '';
    const key = `${kind} ${name}`;
    const group = groups.get(key);
    if (group) group.lines.push(line);
    else groups.set(key, { kind, name, lines: [line] });
  }
  const twice = groups.get('beside ');
  twice?.lines.sort((a, b) => rowOf(a, lines) - rowOf(b, lines) || a.id - b.id);
  return [...groups.values()].sort((a, b) => RANK[a.kind] - RANK[b.kind]);
}

const RANK: Record<Group['kind'], number> = { suspicious: 0, against: 1, beside: 2, category: 3, source: 3, same: 4 };

function kindOf(line: Line, by: Grouping, lines: readonly Line[]): Group['kind'] {
  const { suspicions, same, against } = line;
  if (suspicions.length > 0) return 'suspicious';
  if (against) return 'against';
  if (besideOf(line, { lines })) return 'beside';
  return same ? 'same' : by;
}

/** Lines that nobody decided on yet. */
export const waitingIn = ({ lines }: Pick<Group, 'lines'>): number[] =>
  lines.filter(({ decision }) => decision === null).map(({ id }) => id);

/** Whether its lines may be approved together: those that ask for a closer look may not. */
export const isApprovedAtOnce = ({ kind }: Group): boolean =>
  kind !== 'suspicious' && kind !== 'against' && kind !== 'beside';
