import * as v from 'valibot';
import { DetailsSchema, KINDS } from './details';
import { visibleText } from './text';

/** Newest version of an item that is understood here (docs/spec/item.md). */
export const ITEM_VERSION = 2;
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
export const SeenSchema = v.pipe(
  v.unknown(),
  v.check((seen) => !Array.isArray(seen), 'a list, which a record would take for an empty one'),
  v.record(RevisionSchema.entries.d, v.strictObject({ t: RevisionSchema.entries.t, c: RevisionSchema.entries.c })),
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

const timeSchema = RevisionSchema.entries.t;

/**
 * Where an imported text was before.
 * `from`: the app's name in lower case, such as 'chatgpt', 'claude', 'gemini', 'mem0'; or 'file' (notes, rules),
 * 'paste', 'answer' (of an AI that was asked), 'wallet' (someone else's wallet file).
 * `at`: when it was written there, or where that is not known, when it came here. Unix milliseconds.
 */
export const ImportSourceSchema = v.strictObject({
  kind: v.literal('import'),
  from: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
  at: timeSchema,
});
export type ImportSource = v.InferOutput<typeof ImportSourceSchema>;

/** What a person says of an item beside its text: all of it is new in version 2, and left out where nothing is said. */
const remarks = {
  details: v.optional(DetailsSchema),
  /** Always included, before what fits the draft. */
  pin: v.optional(v.literal(true)),
  /** Guarded like a sensitive category, whatever the item's own is. */
  sensitive: v.optional(v.literal(true)),
  /** From when it holds. Unix milliseconds. */
  validFrom: v.optional(timeSchema),
  /** The first moment at which it does not hold any more. Unix milliseconds. */
  validUntil: v.optional(timeSchema),
  /** The item that says what is so now. */
  supersededBy: v.optional(ItemIdSchema),
};
/** Spelled out, so that pages that ask for the names alone need no schema. */
export const REMARKS = [
  'details',
  'pin',
  'sensitive',
  'validFrom',
  'validUntil',
  'supersededBy',
] as const satisfies (keyof typeof remarks)[];

const membersSchema = v.strictObject({
  /** The lowest version that can say it; `stamped` tells. */
  v: v.picklist([1, ITEM_VERSION]),
  id: ItemIdSchema,
  text: textSchema,
  category: CategorySchema,
  /** How it came to be here. */
  provenance: v.strictObject({ kind: v.picklist(['typed', 'imported', 'page']), at: v.number() }),
  /** The page that it was taken from, and when, the person having approved these very words; or what it came with. */
  source: v.optional(
    v.variant('kind', [
      v.strictObject({ kind: v.literal('page'), origin: v.string(), at: v.number() }),
      ImportSourceSchema,
    ]),
  ),
  trust: v.picklist(['approved', 'quarantined']),
  created: v.number(),
  ...remarks,
  rev: RevisionSchema,
  seen: v.optional(SeenSchema),
});
export type Item = v.InferOutput<typeof membersSchema>;
export type Remarks = Pick<Item, keyof typeof remarks>;

/** One piece of context, as it is sealed in the vault and committed to the log. */
export const ItemSchema = v.pipe(
  membersSchema,
  v.check((item) => item.v >= versionOf(item), 'an item of version 1 says what only version 2 can'),
);

/** The lowest version that can say what an item says. */
function versionOf(item: Omit<Item, 'v'>): Item['v'] {
  const isNew = item.source?.kind === 'import' || Object.keys(remarksOf(item)).length > 0;
  return isNew ? ITEM_VERSION : 1;
}

/** Whether a moment, in Unix milliseconds, lies in the period for which something holds. */
export const isWithin = ({ validFrom = 0, validUntil = Number.POSITIVE_INFINITY }: Remarks, now: number): boolean =>
  validFrom <= now && now < validUntil;

/** Whether an item may be offered at a moment, in Unix milliseconds (docs/spec/item.md). */
export const holdsAt = (item: Item, now: number): boolean =>
  item.trust === 'approved' && item.supersededBy === undefined && isWithin(item, now);

/** What was said of an item beside its text. */
export function remarksOf(item: Remarks): Remarks {
  const said = REMARKS.filter((name) => item[name] !== undefined);
  return Object.fromEntries(said.map((name) => [name, item[name]]));
}

const MEMBERS = Object.keys(membersSchema.entries) as (keyof Item)[];

/**
 * The item in the lowest version that can say it, so that what says nothing new stays readable everywhere. Its members
 * are in the schema's order, as a reader has them too: one item is spelled in one way.
 */
export function stamped(item: Omit<Item, 'v'>): Item {
  const whole: Item = { ...item, v: versionOf(item) };
  const said = MEMBERS.filter((name) => whole[name] !== undefined);
  return Object.fromEntries(said.map((name) => [name, whole[name]])) as Item;
}

/** One spelling a category: a look-alike of 'Health' must not count as another, ordinary one. */
function categoryName(typed: string): string {
  const name = visibleText(typed.normalize('NFKC')).replace(/\s+/g, ' ').trim();
  return CATEGORIES.find((known) => known.toLowerCase() === name.toLowerCase()) ?? name;
}

/** What a person types. */
export const ItemDraftSchema = v.strictObject({ text: textSchema, category: CategorySchema, ...remarks });
export type ItemDraft = v.InferOutput<typeof ItemDraftSchema>;

/** What a person approved of what they brought in. */
export const ImportDraftSchema = v.strictObject({
  ...ItemDraftSchema.entries,
  source: v.optional(ImportSourceSchema),
  /** The item that this takes the place of, as it was when the person chose. It stays as what was so before. */
  replaces: v.optional(v.strictObject({ id: ItemIdSchema, rev: RevisionSchema })),
});
export type ImportDraft = v.InferOutput<typeof ImportDraftSchema>;

/**
 * What a list can be narrowed to, beside a category: not approved yet, to be looked at again, always included, no longer
 * true, brought in, or of one kind.
 */
export const ITEM_FILTERS = ['waiting', 'again', 'pinned', 'over', 'imported', ...KINDS] as const;
export type ItemFilter = (typeof ITEM_FILTERS)[number];
