import { askedAgain, type ItemFilter, isWithin } from '#lib/protocol/index';
import type { HeadRemarks, IndexHead } from '#lib/vault/records';

/**
 * Whether an item may be offered at a moment, by what the index has of it. What may not is listed and found, but never
 * chosen, by a person's click or by itself.
 *
 * @param now Unix milliseconds
 */
export const isOffered = (remarks: HeadRemarks = {}, now: number): boolean =>
  !remarks.withheld && isWithin(remarks, now);

/** Whether an item belongs into a list that is narrowed to some. */
export function isListed(head: IndexHead, show: ItemFilter, now: number): boolean {
  const { remarks = {} } = head;
  if (show === 'again') return askedAgain({ ...remarks, updated: head.updated }, now) !== null;
  if (show === 'pinned') return remarks.pin === true;
  if (show === 'imported') return remarks.from !== undefined;
  if (show === 'waiting') return remarks.waiting === true;
  if (show === 'over') return isOver(remarks, now);
  return remarks.kind === show;
}

/** Another item took its place, or its time is past. */
const isOver = ({ withheld, waiting, validUntil = Number.POSITIVE_INFINITY }: HeadRemarks, now: number): boolean =>
  (withheld === true && !waiting) || validUntil <= now;
