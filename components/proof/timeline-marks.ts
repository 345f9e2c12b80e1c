import { type AnchorView, isLiveEas, presetFor } from '#lib/protocol/index';

/** Proofs of one chain and sort that stand so close that one mark stands for them. */
export interface Mark {
  /** From 0, the begin, to 1, now. */
  at: number;
  /** Of the last of them, Unix milliseconds. */
  time: number;
  chain: string;
  /** `witnessed`: on a chain whose time others can rely on. */
  sort: 'witnessed' | 'test' | 'waiting';
  count: number;
  /** Id of the newest of them. */
  newest: string;
}

/** When it was there, by the chain's clock, or else when it was asked for. Unix milliseconds. */
export const timeOfAnchor = ({ chainTime, createdAt }: AnchorView): number =>
  chainTime === null ? createdAt : chainTime * 1000;

/** Whether others can rely on its time. */
export const isWitnessed = ({ state, chainId, eas }: AnchorView): boolean =>
  state === 'confirmed' && isLiveEas(chainId, eas);

const sortOf = (anchor: AnchorView): Mark['sort'] =>
  anchor.state !== 'confirmed' ? 'waiting' : isWitnessed(anchor) ? 'witnessed' : 'test';

/**
 * The marks of a picture from `from` until `to`, as few as its pieces.
 *
 * @param anchors newest first
 */
export function marksOf(anchors: readonly AnchorView[], from: number, to: number, pieces: number): Mark[] {
  const marks = new Map<string, Mark>();
  for (const anchor of anchors) {
    const time = timeOfAnchor(anchor);
    const at = Math.min(1, Math.max(0, (time - from) / Math.max(1, to - from)));
    const chain = presetFor(anchor.chainId)?.name ?? String(anchor.chainId);
    const sort = sortOf(anchor);
    const key = `${Math.round(at * pieces)} ${chain} ${sort}`;
    const mark = marks.get(key);
    if (mark) mark.count++;
    else marks.set(key, { at, time, chain, sort, count: 1, newest: anchor.id });
  }
  return [...marks.values()].sort((a, b) => a.at - b.at);
}
