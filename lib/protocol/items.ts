import * as v from 'valibot';
import { visibleText } from './text';

/** Item schema version; see docs/spec/log.md for how an item enters the log. */
export const ITEM_VERSION = 1;
export const MAX_ITEM_CHARS = 4_000;
export const MAX_CATEGORY_CHARS = 40;
export const MAX_ITEMS_PER_IMPORT = 20_000;
/** Texts in one `items.review`. */
export const MAX_REVIEWED_AT_ONCE = 200;

/** The categories that every wallet starts with; people may use others. */
export const CATEGORIES = [
  'About me',
  'Style',
  'Work',
  'Coding',
  'Learning',
  'Games & media',
  'Health',
  'Money',
  'Other',
] as const;

/** Categories that start as sensitive: they lock first and are never chosen for an empty draft. */
export const SENSITIVE_CATEGORIES: readonly string[] = ['Health', 'Money'];

/** Highest counter of a revision. */
export const MAX_COUNTER = 1_000_000;

/**
 * A revision orders edits across devices without a server: a hybrid logical clock
 * (Kulkarni et al. 2014: physical milliseconds `t`, counter `c`) and the device that wrote it.
 */
export const RevisionSchema = v.strictObject({
  t: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  c: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_COUNTER)),
  d: v.pipe(v.string(), v.uuid()),
});
export type Revision = v.InferOutput<typeof RevisionSchema>;

/**
 * By device: its newest revision of an item that a later version, by another device, builds on. A version that
 * another one has not seen is in conflict with it (docs/adr/0011-merge.md). Left out where one device wrote it all.
 */
export const SeenSchema = v.record(
  RevisionSchema.entries.d,
  v.strictObject({ t: RevisionSchema.entries.t, c: RevisionSchema.entries.c }),
);
export type Seen = v.InferOutput<typeof SeenSchema>;

const textSchema = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_ITEM_CHARS));
export const CategorySchema = v.pipe(
  v.string(),
  v.maxLength(MAX_ITEM_CHARS),
  v.transform(categoryName),
  v.minLength(1),
  v.maxLength(MAX_CATEGORY_CHARS),
);
export const ItemIdSchema = v.pipe(v.string(), v.uuid());

/** One piece of context, as it is sealed in the vault and committed to the log. */
export const ItemSchema = v.strictObject({
  v: v.literal(ITEM_VERSION),
  id: ItemIdSchema,
  text: textSchema,
  category: CategorySchema,
  /** How it came to be here. */
  provenance: v.strictObject({ kind: v.picklist(['typed', 'imported', 'page']), at: v.number() }),
  /** The page that it was taken from, and when; the person approved these very words. */
  source: v.optional(v.strictObject({ kind: v.literal('page'), origin: v.string(), at: v.number() })),
  trust: v.picklist(['approved', 'quarantined']),
  created: v.number(),
  rev: RevisionSchema,
  seen: v.optional(SeenSchema),
});
export type Item = v.InferOutput<typeof ItemSchema>;

/** One spelling a category: a look-alike of 'Health' must not count as another, ordinary one. */
function categoryName(typed: string): string {
  const name = visibleText(typed.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  return CATEGORIES.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** What a person types. */
export const ItemDraftSchema = v.strictObject({ text: textSchema, category: CategorySchema });
export type ItemDraft = v.InferOutput<typeof ItemDraftSchema>;
