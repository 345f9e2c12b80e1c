import type {
  AnchorView,
  ChainConfig,
  Delivery,
  DisclosureState,
  GrantTerms,
  Item,
  Settings,
  SignedGrant,
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
}

/** One delivery, as the log commits to it. Times are Unix milliseconds. */
export interface DisclosureRecord {
  id: string;
  grantUid: string;
  origin: string;
  delivery: Delivery;
  text: string;
  tokens: number;
  items: { id: string; text: string; category: string }[];
  releasedAt: number;
  state: DisclosureState;
  stateAt: number;
  detail: string | null;
}

/** What the search index knows of an item; `null` terms: it is gone. Sealed in segments, never alone. */
export interface IndexEntry {
  id: string;
  category: string;
  updated: number;
  tokens: number;
  terms: string[] | null;
}

export interface KeyRecord {
  secret: string;
}

/** What each store holds, opened. */
export interface Records {
  items: Item;
  grants: GrantRecord;
  disclosures: DisclosureRecord;
  anchors: AnchorView;
  keys: KeyRecord;
  index: IndexEntry[];
  settings: Settings | ChainConfig;
}

export type StoreName = keyof Records;
export const STORES = [
  'items',
  'grants',
  'disclosures',
  'anchors',
  'keys',
  'index',
  'settings',
] as const satisfies readonly StoreName[];

export type KeyClass = 'ordinary' | 'sensitive';

/** Where an entry stands in the log, and what opens its commitment (docs/spec/log.md). */
export interface Leaf {
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
  /** Names this installation's log; in its checkpoints' origin line. */
  logId: string;
  logSize: number;
  /** Newest hybrid-logical-clock reading. */
  clock: { t: number; c: number };
}
