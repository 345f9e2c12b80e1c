import type {
  AnchorView,
  Bound,
  ChainConfig,
  Delivery,
  DisclosureState,
  GateKind,
  GrantTerms,
  GroupId,
  GroupKind,
  Item,
  Kind,
  PeopleSettings,
  PersonaSettings,
  Presentation,
  ProofPolicy,
  Revision,
  Settings,
  SignedGrant,
  SignedHead,
  StampSettings,
  StampView,
} from '#lib/protocol/index';

/** A signed grant and what became of it. Times are Unix seconds. */
export interface GrantRecord {
  signed: SignedGrant;
  terms: GrantTerms;
  from: number;
  until: number;
  revokedAt: number | null;
  /** A `once` grant is spent by its one disclosure. */
  usedAt: number | null;
  /** The persona under which a standing one was given: it stands there alone. Left out: given without one. */
  persona?: string | undefined;
  /** It came with a wallet file: it stands on the device that it was given on, and not here. Never in a file. */
  elsewhere?: true;
  /** Id of the membership that may be shown under it without asking. Never in a file. */
  shows?: string | undefined;
}

/** One delivery, as the log commits to it. Times are Unix milliseconds. */
export interface DisclosureRecord {
  id: string;
  grantUid: string;
  origin: string;
  delivery: Delivery;
  text: string;
  tokens: number;
  /** `sensitive`: by itself, whatever its category. */
  items: { id: string; text: string; category: string; sensitive?: true | undefined }[];
  releasedAt: number;
  state: DisclosureState;
  stateAt: number;
  detail: string | null;
  /** Of the request of an app that this answered. */
  nonce?: string | undefined;
  /** The person had the text of an item taken out. */
  redacted?: boolean;
}

/** What lists and choices need of an item. Sealed in segments, never alone. */
export interface IndexHead {
  id: string;
  category: string;
  updated: number;
  tokens: number;
  /** Where it stood in what it was taken from: what stands beside it speaks of the same. */
  place?: [source: string, order: number];
  /** Left out where nothing was said. */
  remarks?: HeadRemarks;
}

/** What was said of an item that decides whether it is offered and listed. */
export interface HeadRemarks extends Pick<Item, 'pin' | 'sensitive' | 'validFrom' | 'validUntil'> {
  /** Another item took its place, or nobody approved it: never offered. */
  withheld?: true;
  /** Nobody approved it yet. */
  waiting?: true;
  kind?: Kind;
  /** Where it was imported from. */
  from?: string;
}

/** What the search index knows of an item; `null` terms: it is gone. */
export interface IndexEntry extends IndexHead {
  terms: string[] | null;
}

/**
 * The heads of a segment's items as they are kept: a column a field, which reads several times faster than objects.
 * Columns of numbers are text (`lib/context/kept-numbers.ts`).
 */
export interface KeptHeads {
  /** Of the rules that entries are made by; a segment of another is made anew. */
  version: number;
  /** Joined by spaces. */
  ids: string;
  updated: string;
  tokens: string;
  categories: string[];
  /** Positions in `categories`. */
  category: string;
  sources: string[];
  /** One more than the position in `sources`; 0 without a place. */
  source: string;
  order: string;
  /** By position, for the few items that have any. */
  remarks?: [position: number, remarks: HeadRemarks][];
}

/** The terms of a segment's items as they are kept: an inverted index that is searched as it lies. Numbers are text. */
export interface KeptTerms {
  version: number;
  /** Joined by spaces. */
  ids: string;
  /** How many terms each of these items has. */
  lengths: string;
  /** The distinct terms, joined by spaces, which no term holds. */
  words: string;
  /** How many items hold each of them. */
  holders: string;
  /** How many characters of `postings` each of them has. */
  sizes: string;
  /** For each term its items, as distances between positions in `ids`, and how often each holds it. */
  postings: string;
}

/** What the person chose for each category, beside what categories start with. */
export interface CategorySettings {
  sensitive: [category: string, sensitive: boolean][];
}

export interface KeyRecord {
  secret: string;
  /** Of the branch of site keys: raised when a device was lost. Left out, 0. */
  generation?: number;
}

/** What the wallet knows of a group's tree. Times are Unix seconds. */
export interface KnownTree {
  /** Places, empty ones among them. */
  size: number;
  /** Different members on them, where they were counted. */
  people?: number;
  /** Decimal. */
  root: string;
  /** Of when this is, and until when whoever checks may go by it; null where that is asked of a chain. */
  at: number;
  until: number | null;
  /** Where this wallet's member stands; null: it is not among them. */
  leaf: number | null;
  /** It was not in there so far. */
  never?: boolean;
  /** On a chain, the block up to which its events are in the tree. */
  block?: { number: number; hash: string };
}

/** Membership in a group, or the wish for it. */
export interface CredentialRecord {
  id: string;
  kind: GroupKind;
  group: GroupId;
  name: string;
  /** What stands for this wallet in the group's tree, decimal. */
  commitment: string;
  /** Unix milliseconds. */
  added: number;
  /** Where the group's members are read: the address of its list, or a node of its chain; null: a file. */
  source: string | null;
  /** The contract that admits to it, and for what. */
  gate?: { kind: GateKind; address: string };
  /** The first block of its chain that may hold something of it. */
  since?: number;
  tree: KnownTree | null;
}

/** A membership that the person removed: an older copy of it from another device must not bring it back. */
export interface RemovedCredential {
  id: string;
  /** Unix milliseconds. */
  removed: number;
  /** What it was, as long as that can be undone. Never in a file. */
  record: CredentialRecord | null;
}

/** One showing of membership. `at` is in Unix milliseconds. */
export interface PresentationRecord {
  id: string;
  credential: string;
  name: string;
  origin: string;
  bound: Bound;
  at: number;
  presentation: Presentation;
}

/** A group that this wallet vouches for. Times are Unix milliseconds. */
export interface IssuedRecord {
  id: string;
  key: string;
  name: string;
  /** Where its list will be found, or null. */
  url: string | null;
  created: number;
  /** In the order of the tree. Whoever was removed keeps the place. */
  members: { commitment: string; label: string; at: number; removedAt: number | null }[];
  /** Of the tree as it is kept. */
  treeSize: number;
  /** Of the list that was signed last. */
  signed: SignedHead | null;
}

/** A tile of a group's tree, base64 (`lib/credential/tree.ts`). */
export interface TreeRecord {
  nodes: string;
}

/**
 * That an item was deleted, and nothing of what it said: an older version that comes from another device
 * must not bring it back.
 */
export interface Tombstone {
  rev: Revision;
  /** As in an item: what the deletion had seen. */
  seen?: Item['seen'];
}

/** One version of an item that another device wrote without having seen ours. */
export interface Version {
  /** Null: there it was deleted. */
  item: Item | null;
  /** Set where `item` is null. */
  gone: Tombstone | null;
  leaves: Leaf[];
}

/** What each store holds, opened. */
export interface Records {
  items: Item;
  /** By item id: deleted items. */
  tombstones: Tombstone;
  /** By item id: versions beside the one in `items`, until the person chooses. */
  conflicts: Version[];
  grants: GrantRecord;
  disclosures: DisclosureRecord;
  anchors: AnchorView;
  /** Roots and single entries on their way into Bitcoin. */
  stamps: StampView;
  keys: KeyRecord;
  index: KeptHeads;
  terms: KeptTerms;
  settings: Settings | ChainConfig | StampSettings | ProofPolicy | CategorySettings | PersonaSettings | PeopleSettings;
  credentials: CredentialRecord | RemovedCredential;
  presentations: PresentationRecord;
  /** Groups of one's own. */
  issued: IssuedRecord;
  /** By credential, row and tile. */
  trees: TreeRecord;
}

export type StoreName = keyof Records;
export const STORES = [
  'items',
  'tombstones',
  'conflicts',
  'grants',
  'disclosures',
  'anchors',
  'stamps',
  'keys',
  'index',
  'terms',
  'settings',
  'credentials',
  'presentations',
  'issued',
  'trees',
] as const satisfies readonly StoreName[];

export type KeyClass = 'ordinary' | 'sensitive';

/** Where an entry stands in the log, and what opens its commitment (docs/spec/log.md). */
export interface Leaf {
  /** Id of the log: this installation's own, or one that came by merge or restore. */
  log: string;
  index: number;
  /** 32 bytes, hex. */
  salt: string;
  /** The entry's canonical JSON. */
  entry: string;
}

/** A record, opened. */
export interface Opened<S extends StoreName> {
  id: string;
  value: Records[S];
  /** Its entries in the log, oldest first. */
  leaves: Leaf[];
  revision: number;
}

/** The vault's clear-text bookkeeping. */
export interface VaultState {
  /** Raised by every change; a write that finds another value was overtaken. */
  generation: number;
  /** Names this installation in revisions. */
  deviceId: string;
  /** Names this installation's own log, the only one that it appends to; in its checkpoints' origin line. */
  logId: string;
  /** Number of leaves of every log that the vault holds, by its id; the own one among them. */
  logs: Record<string, number>;
  /** Newest hybrid-logical-clock reading. */
  clock: { t: number; c: number };
  /** Buckets in which something was deleted or replaced since their epoch began. */
  dirty: number[];
}

/** Number of leaves in this installation's own log. */
export const ownLogSize = ({ logs, logId }: Pick<VaultState, 'logs' | 'logId'>): number => logs[logId] ?? 0;
