import { chainOf, isAnchor, isOfLog, isWaiting, isWitnessed, type Proven, timeOf } from './rows';

/** Proofs of one chain and sort that stand so close that one mark stands for them. */
export interface Mark {
  /** From 0, the begin, to 1, now. */
  at: number;
  /** Of the last of them, Unix milliseconds. */
  time: number;
  chain: string;
  kind: 'chain' | 'bitcoin';
  /** `witnessed`: on a chain whose time others can rely on. */
  sort: 'witnessed' | 'test' | 'waiting';
  count: number;
  /** Id of the newest of them. */
  newest: string;
}

const sortOf = (row: Proven): Mark['sort'] => (isWaiting(row) ? 'waiting' : isWitnessed(row) ? 'witnessed' : 'test');

/**
 * The marks of a picture from `from` until `to`, as few as its pieces. Only what proves the log is among them.
 *
 * @param rows newest first
 */
export function marksOf(rows: readonly Proven[], from: number, to: number, pieces: number): Mark[] {
  const marks = new Map<string, Mark>();
  for (const row of rows.filter(isOfLog)) {
    const time = timeOf(row);
    const at = Math.min(1, Math.max(0, (time - from) / Math.max(1, to - from)));
    const [chain, kind, sort] = [chainOf(row), isAnchor(row) ? 'chain' : 'bitcoin', sortOf(row)] as const;
    const key = `${Math.round(at * pieces)} ${chain} ${sort}`;
    const mark = marks.get(key);
    if (mark) mark.count++;
    else marks.set(key, { at, time, chain, kind, sort, count: 1, newest: row.id });
  }
  return [...marks.values()].sort((a, b) => a.at - b.at);
}
