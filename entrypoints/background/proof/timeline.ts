import type { TimelineLanes, TimelineView } from '#lib/protocol/index';

/** When each thing of a kind happened, in any order. Unix milliseconds. */
export type Happened = Record<keyof TimelineLanes, readonly number[]>;

/**
 * Counts what happened in equal pieces of the time from the first of it until now.
 *
 * @param also times that are to lie within as well, such as those of proofs
 * @param pieces at least 1
 */
export function timelineOf(happened: Happened, also: readonly number[], pieces: number, now: number): TimelineView {
  const from = [...Object.values(happened).flat(), ...also].reduce<number | null>(
    (least, at) => (least === null || at < least ? at : least),
    null,
  );
  const start = Math.min(from ?? now, now);
  const counted = (times: readonly number[]) => countIn(times, start, now, pieces);
  const { lines, shared, consents } = happened;
  return {
    from: from === null ? null : start,
    to: now,
    lanes: { lines: counted(lines), shared: counted(shared), consents: counted(consents) },
  };
}

/** A clock that was set back leaves times after `to`: they count as the newest. */
function countIn(times: readonly number[], from: number, to: number, pieces: number): number[] {
  const counts = new Array<number>(pieces).fill(0);
  const width = Math.max(1, to - from) / pieces;
  for (const at of times) {
    const piece = Math.min(pieces - 1, Math.floor((at - from) / width));
    counts[piece] = (counts[piece] ?? 0) + 1;
  }
  return counts;
}
