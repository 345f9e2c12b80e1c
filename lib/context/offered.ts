import { type ItemFilter, isWithin } from '#lib/protocol/index';
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
export function isListed({ remarks = {} }: IndexHead, show: ItemFilter, now: number): boolean {
  if (show === 'pinned') return remarks.pin === true;
  if (show === 'imported') return remarks.from !== undefined;
  if (show === 'over') return remarks.withheld === true || (remarks.validUntil ?? Number.POSITIVE_INFINITY) <= now;
  return remarks.kind === show;
}
