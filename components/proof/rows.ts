/** What is the same for an anchor on a chain and a stamp in Bitcoin. */
import { type AnchorView, isLiveEas, presetFor, type StampView } from '#lib/protocol/index';

export type Proven = AnchorView | StampView;

export const isAnchor = (row: Proven): row is AnchorView => 'root' in row;

/** Whether it is of the log: the end of a consent in public, and a record's own stamp, are not. */
export const isOfLog = (row: Proven): boolean => (isAnchor(row) ? row.grant === undefined : row.about === null);

/** By the clock of the chain or of the block, else when it was asked for. Unix milliseconds. */
export function timeOf(row: Proven): number {
  const seconds = isAnchor(row) ? row.chainTime : row.time;
  return seconds === null ? row.createdAt : seconds * 1000;
}

/** Whether others can rely on its time. */
export const isWitnessed = (row: Proven): boolean =>
  isAnchor(row)
    ? row.state === 'confirmed' && isLiveEas(row.chainId, row.eas)
    : row.state === 'confirmed' && row.time !== null && row.live;

/** Whether it still waits for its chain, or for somebody to look at its block. */
export const isWaiting = (row: Proven): boolean => row.state !== 'confirmed' || (!isAnchor(row) && row.time === null);

export const chainOf = (row: Proven): string =>
  isAnchor(row) ? (presetFor(row.chainId)?.name ?? String(row.chainId)) : 'Bitcoin';

/** Where its row stands in its page. */
export const placeOf = (id: string): string => `proof-${id}`;

export const newestFirst = (rows: readonly Proven[]): Proven[] => [...rows].sort((a, b) => b.createdAt - a.createdAt);
