import * as v from 'valibot';
import { DetailsSchema } from './details';
import { CategorySchema, ItemIdSchema, MAX_ITEM_CHARS, RevisionSchema } from './items';
import { int, none, uuid } from './shapes';
import { visibleText } from './text';

/** People that one wallet may know at a time. */
export const MAX_CONTACTS = 500;
export const MAX_CONTACT_NAME_CHARS = 40;
/** Lines in one share. */
export const MAX_SHARED = 200;
export const MAX_SHARE_DAYS = 90;
/** Characters of a card or a share as text. */
export const MAX_CARD_CHARS = 600;
export const MAX_SHARE_CHARS = 2_000_000;
/** Of what a wallet file may hold: people who were removed leave an id and a revision behind. */
const MAX_KEPT = 10_000;

export const SHARE_PREFIX = 'satchel-share:1:';
export const CARD_PREFIX = 'satchel-card:1:';

const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const ContactNameSchema = v.pipe(
  v.string(),
  v.maxLength(1_000),
  v.transform((typed) => visibleText(typed.normalize('NFKC')).replace(/\s+/g, ' ').trim()),
  v.minLength(1),
  v.maxLength(MAX_CONTACT_NAME_CHARS),
);

const OwnNameSchema = v.union([v.literal(''), ContactNameSchema]);

/** The keys of a wallet for people, hex: X25519 to seal to, Ed25519 to sign with. */
export const PersonKeysSchema = v.strictObject({ box: key, sign: key });
export type PersonKeys = v.InferOutput<typeof PersonKeysSchema>;

/** Somebody whose keys the person pinned, under a name that the person gave. */
export interface Contact {
  id: string;
  name: string;
  keys: PersonKeys;
  /** Thirty digits that both can read to each other (docs/spec/share.md). */
  digits: string;
  /** Unix milliseconds. */
  added: number;
}

/** As they are kept: each a register whose latest revision counts, and `said` null where it was removed. */
export const PeopleSettingsSchema = v.strictObject({
  contacts: v.pipe(
    v.array(
      v.strictObject({
        id: uuid,
        said: v.nullable(v.strictObject({ name: ContactNameSchema, keys: PersonKeysSchema, added: v.number() })),
        rev: RevisionSchema,
      }),
    ),
    v.maxLength(MAX_KEPT),
  ),
  /** What the person's own card calls them. */
  me: v.optional(v.strictObject({ name: OwnNameSchema, rev: RevisionSchema })),
  /** Shares that were opened here, newest last: by id, and when. */
  opened: v.pipe(v.array(v.strictObject({ id: uuid, at: v.number() })), v.maxLength(MAX_KEPT)),
});
export type PeopleSettings = v.InferOutput<typeof PeopleSettingsSchema>;

const PLACE = /^person:\/\/[0-9a-f-]{36}\/([^/]*)$/;
/** So that a place stays as short as an origin may be, in any script. */
const MAX_PLACE_POINTS = 20;

/** Stands where a site's origin does, in the consent and in the receipt (docs/adr/0030-people.md). */
export function personPlace({ id, name }: Pick<Contact, 'id' | 'name'>): string {
  const start = [...name.toWellFormed()].slice(0, MAX_PLACE_POINTS).join('');
  return `person://${id}/${encodeURIComponent(start)}`;
}

/** The name in a place, its first twenty characters; null for what is no person. */
export function personName(place: string): string | null {
  const name = PLACE.exec(place)?.[1];
  if (name === undefined) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** One line as it is shared. */
export const SharedItemSchema = v.strictObject({
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_ITEM_CHARS)),
  category: CategorySchema,
  details: v.optional(DetailsSchema),
});
export type SharedItem = v.InferOutput<typeof SharedItemSchema>;

/** A card, read. */
export interface CardView {
  /** As its owner calls themselves. */
  name: string;
  keys: PersonKeys;
  digits: string;
  /** `own`: it is this wallet's; `changed`: somebody of that name is pinned with other keys. */
  known: { kind: 'new' } | { kind: 'own' } | { kind: 'pinned' | 'changed'; contact: Contact };
}

/** The wallet's own card. */
export interface OwnCard {
  name: string;
  card: string;
  digits: string;
}

/** What would be sealed. */
export interface SharePreview {
  /** Line by line, secrets masked. */
  text: string;
  lines: number;
  /** A secret is left out. */
  hasSecret: boolean;
}

/** A share, opened: nothing of it is in the vault. Times are Unix milliseconds. */
export interface OpenedShare {
  from: CardView;
  at: number;
  until: number;
  /** When it was opened here before; null: never. */
  before: number | null;
  items: SharedItem[];
}

const ids = v.pipe(v.array(ItemIdSchema), v.minLength(1), v.maxLength(MAX_SHARED));
const text = (chars: number) => v.pipe(v.string(), v.maxLength(chars));

export const PEOPLE_METHODS = {
  /** By name. */
  'people.list': none,
  /** The wallet's card. */
  'people.own': none,
  /** What the card says the person is called; empty: nothing. */
  'people.call': v.strictObject({ name: OwnNameSchema }),
  'people.read': v.strictObject({ card: text(MAX_SHARE_CHARS) }),
  /** `over`: the contact whose keys these take the place of. */
  'people.add': v.strictObject({ card: text(MAX_CARD_CHARS), name: ContactNameSchema, over: v.nullable(uuid) }),
  'people.rename': v.strictObject({ id: uuid, name: ContactNameSchema }),
  'people.remove': v.strictObject({ id: uuid }),
  'people.restore': v.strictObject({ id: uuid, name: ContactNameSchema, keys: PersonKeysSchema, added: v.number() }),
  'people.preview': v.strictObject({ ids }),
  /** `shown` is what the person saw. */
  'people.share': v.strictObject({
    id: uuid,
    ids,
    days: int(1, MAX_SHARE_DAYS),
    shown: text(MAX_SHARE_CHARS),
  }),
  'people.open': v.strictObject({ share: text(MAX_SHARE_CHARS) }),
} as const;

export interface PeopleResults {
  'people.list': Contact[];
  'people.own': OwnCard;
  'people.call': OwnCard;
  'people.read': CardView;
  'people.add': Contact;
  'people.rename': Contact;
  'people.remove': Contact;
  'people.restore': null;
  'people.preview': SharePreview;
  /** The sealed text, to be handed over. */
  'people.share': string;
  'people.open': OpenedShare;
}
