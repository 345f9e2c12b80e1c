import * as v from 'valibot';
import type { Kind } from './details';
import { CategorySchema, ITEM_FILTERS, type Item, ItemIdSchema, ItemSchema, RevisionSchema } from './items';

/** Keeping what is known of a person true: many items at once, what to look at again, what there is. */

/** Items in one change of many. */
export const MAX_CHANGED_AT_ONCE = 5_000;

const DAY_MS = 24 * 60 * 60_000;
/** An end that was set in advance is asked about so long before it. */
const ENDS_SOON_MS = 14 * DAY_MS;
/** What nobody wrote, changed or confirmed for so long is asked about. */
const OLD_MS = 365 * DAY_MS;

export const ItemIdsSchema = v.pipe(v.array(ItemIdSchema), v.minLength(1), v.maxLength(MAX_CHANGED_AT_ONCE));

/** What is done to many items. `over`: no longer true from now on. `still`: true, with no end. */
export const BulkActSchema = v.variant('do', [
  v.strictObject({ do: v.literal('category'), category: CategorySchema }),
  v.strictObject({ do: v.picklist(['pin', 'sensitive']), on: v.boolean() }),
  v.strictObject({ do: v.picklist(['over', 'still']) }),
  v.strictObject({ do: v.literal('remove') }),
]);
export type BulkAct = v.InferOutput<typeof BulkActSchema>;

/** One item of such a change: as it was, and the revision that it has since; null where it was removed. */
export const BulkChangeSchema = v.strictObject({ before: ItemSchema, rev: v.nullable(RevisionSchema) });
export type BulkChange = v.InferOutput<typeof BulkChangeSchema>;

/** What a list is narrowed to. */
export const ListedBySchema = v.strictObject({
  query: v.pipe(v.string(), v.maxLength(500)),
  category: v.nullable(CategorySchema),
  /** Left out: all. */
  show: v.optional(v.picklist(ITEM_FILTERS)),
});
export type ListedBy = v.InferOutput<typeof ListedBySchema>;

/** How many items there are of each sort, most first. */
export interface ItemStats {
  total: number;
  pinned: number;
  over: number;
  /** To be looked at again. */
  again: number;
  categories: { name: string; count: number }[];
  /** Null: free text. */
  kinds: { name: Kind | null; count: number }[];
  /** `typed`, `page`, or where they were imported from (docs/spec/item.md). */
  sources: { name: string; count: number }[];
  /** By when they were written, changed or confirmed last: within so many days and not within fewer; null: before. */
  ages: { days: number | null; count: number }[];
}

/** Items that were deleted here: nothing but that, and when (Unix milliseconds). */
export interface DeletedItems {
  total: number;
  /** Some of them, newest first. */
  newest: { id: string; at: number }[];
}

/** What of an item says whether it should be looked at again. */
export interface Standing extends Pick<Item, 'validFrom' | 'validUntil'> {
  /** When it was written, changed or confirmed last. Unix milliseconds. */
  updated: number;
  /** Another item took its place, or nobody approved it. */
  withheld?: boolean | undefined;
}

/**
 * Why an item should be looked at again: it ended by itself (`ended`: an end that somebody sets for now is a decision,
 * not a reason to ask), will soon (`ends`), or was not touched for a year (`old`). Null: it need not be.
 */
export function askedAgain(standing: Standing, now: number): 'ended' | 'ends' | 'old' | null {
  const { updated, withheld, validFrom = 0, validUntil = Number.POSITIVE_INFINITY } = standing;
  if (withheld) return null;
  if (validUntil <= now) return validUntil > updated ? 'ended' : null;
  const asksFrom = validUntil - ENDS_SOON_MS;
  if (asksFrom <= now && updated < asksFrom) return 'ends';
  return validFrom <= now && now - updated >= OLD_MS ? 'old' : null;
}
