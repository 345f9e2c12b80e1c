import type { Bound, GroupKind } from './credential';
import type { ErrorCode } from './errors';
import type { Delivery, DisclosureView, EasDomain, GrantView } from './grants';
import type { Auto } from './in-page';
import type { Item } from './items';
import type { SitePersona } from './personas';
import type { ProofPolicy, StampSettings, StampView } from './stamps';

/** What UI pages are shown. Nothing here holds a key. Times are Unix milliseconds unless said otherwise. */

/** Something in the vault that was damaged, and whether it was mended from its second place. */
export interface VaultFinding {
  place: 'header' | 'mirror' | 'state' | 'epochs' | 'log' | 'record' | 'contents';
  store: string | null;
  id: string | null;
  repaired: boolean;
}

export interface WalletStatus {
  phase: 'none' | 'locked' | 'unlocked';
  /** Once unlocked: how much of a vault of an earlier layout is copied, from 0 to 1; null where none is being copied. */
  upgraded: number | null;
  /** When it will lock by itself. */
  lockAt: number | null;
  /** While locked: what you agreed to for categories that are not sensitive goes on. */
  stillShares: boolean;
  /** Wrong passwords: no attempt is taken before this. */
  retryAt: number | null;
  /** The 12 words were shown and checked. */
  phraseKept: boolean;
  items: number;
  /** Messages that no schema fitted since the worker started. */
  droppedMessages: number;
}

/** A category and how many items it has. */
export interface CategoryView {
  name: string;
  count: number;
  /** Locks first, and is never chosen for an empty draft. */
  sensitive: boolean;
}

export interface SiteView {
  id: string;
  name: string;
  /** Who runs it and so receives the text. */
  vendor: string;
  origin: string;
  enabled: boolean;
  /** The person added it; its id is its origin. */
  own: boolean;
}

export interface SiteStatus {
  site: SiteView | null;
  /** What it may get now, under the persona that is active there: in its chats, and for its app. */
  grants: GrantView[];
  lastDisclosure: DisclosureView | null;
  /** What an `auto` grant does there. */
  auto: Auto;
  /** Its pages may ask by the page API. */
  connected: boolean;
  /** Null while locked. */
  persona: SitePersona | null;
}

export type Reason = { kind: 'pinned' } | { kind: 'matches'; words: string[] } | { kind: 'newest' };

export interface ApprovalCandidate {
  id: string;
  /** Secrets masked. */
  text: string;
  /** Something in it is masked. */
  hasSecret: boolean;
  category: string;
  tokens: number;
  reason: Reason;
  /** Ticked when the window opens. */
  selected: boolean;
}

/** An app that asks; all but the last two are the site's own words. */
export interface AskingAppView {
  scopes: string[];
  purpose: string;
  retention: string;
  /** X25519 public key of the site's server, hex. */
  recipientKey: string;
  /** Earlier consents to this site name another key. */
  isKeyNew: boolean;
}

/** What one site got of one category. */
export interface KnownView {
  origin: string;
  category: string;
  /** Different lines. */
  lines: number;
  /** When it last got one. */
  last: number;
}

/** What the consent window shows before anything is chosen. */
export interface ApprovalView {
  id: string;
  origin: string;
  siteName: string;
  vendor: string;
  /** A known or connected site's host that this one can be taken for; null: none. */
  looksLike: string | null;
  /** No grant was ever signed for this origin. */
  firstTime: boolean;
  /** The person had typed something when they clicked. */
  hasDraft: boolean;
  /** The chat stands in a frame of another page: that page's origin, null where the browser does not tell. */
  embedder?: string | null | undefined;
  /** Null where a person asks for text in a chat. */
  app: AskingAppView | null;
  /** Set where the site asks for membership alone. `held`: what the person has of what it accepts. */
  credential?: { bound: Bound; held: { id: string; name: string; size: number; kind: GroupKind }[] } | undefined;
  /** What is active at the site: nothing outside it is among the candidates. */
  persona: SitePersona;
  candidates: ApprovalCandidate[];
  tokenBudget: number;
  createdAt: number;
}

/** A person's choice in the consent window. */
export interface ApprovalChoice {
  itemIds: string[];
  delivery: Delivery;
  days: number;
  /** Id of a membership that may be shown with it; a consent for one message shows none. */
  shows?: string | null | undefined;
}

/** What exactly would be signed and shared for a choice. `digest` names it when approving. */
export interface ApprovalPreview {
  digest: string;
  text: string;
  tokens: number;
  categories: string[];
  signer: string;
  until: number;
  overBudget: boolean;
  /** The typed data that is signed, for those who want to see it. */
  typedData: {
    domain: EasDomain;
    primaryType: string;
    message: Record<string, unknown>;
    decoded: Record<string, unknown>;
  };
}

export interface ChainConfig {
  /** `off`, `bitcoin` for OpenTimestamps, or a preset's id, or `custom`. */
  network: string;
  chainId: number;
  rpcUrl: string;
  eas: string;
  /** Another node, which must agree before an anchor counts as confirmed. Left out: none is asked. */
  secondUrl?: string | undefined;
}

export type AnchorState = 'queued' | 'sent' | 'confirmed';

export interface AnchorView {
  id: string;
  /** 32-byte root of the log, hex with 0x; of a consent that ends in public, its revocation tag. */
  root: string;
  /** Entries under the root; 0 for a tag. */
  size: number;
  /** Number of the consent that ends in public by this; left out for roots. */
  grant?: string | undefined;
  state: AnchorState;
  /** Why it waits, while it does. */
  waiting: ErrorCode | null;
  attempts: number;
  nextTryAt: number | null;
  createdAt: number;
  chainId: number;
  eas: string;
  txHash: string | null;
  block: number | null;
  /** The chain's own time for the root, Unix seconds. */
  chainTime: number | null;
}

/** What ending a consent in public would cost, and who would be seen to pay. */
export interface PublishQuote {
  /** At most, in wei, decimal. */
  wei: string;
  address: string;
  chainId: number;
}

/** What proofs cost on the chosen chain now, and what is there to pay for them. Wei, decimal. */
export interface AnchorQuote extends PublishQuote {
  /** For more nothing is sent. */
  cap: string;
  balance: string;
  /** What a proof each day takes for a year. */
  year: string;
  /** More is not to lie there: the account pays without asking. */
  float: string;
}

export interface AnchorStatus {
  config: ChainConfig;
  /** Address that pays for anchors; null until the wallet is unlocked. */
  address: string | null;
  /** Entries in this installation's log. */
  logSize: number;
  /** Entries covered by the newest confirmed anchor, or by a stamp whose block was looked at. */
  provenSize: number;
  latest: AnchorView | null;
  /** The newest one that is confirmed. */
  confirmed: AnchorView | null;
  /** The newest stamp of a root whose block was looked at. */
  stamped: StampView | null;
  stamps: StampSettings;
  policy: ProofPolicy;
}

/** Text that a person selected in a page, for review. Kept in memory until they save or drop it. */
export interface RememberView {
  id: string;
  /** Without what is read but not seen. */
  text: string;
  /** How many characters that were. */
  removed: number;
  /** The site offers it; nobody selected it. */
  offered: boolean;
  origin: string;
  siteName: string;
  at: number;
}

/** An item that is near a text: enough to show it, and to take its place. */
export type KeptText = Pick<Item, 'id' | 'text' | 'created' | 'source' | 'rev'>;

/** What the wallet has to say of a text before it is kept. */
export interface TextReview {
  same: KeptText[];
  against: KeptText[];
  /** Where it seems to belong. */
  category: string | null;
  suspicions: ('instruction' | 'link' | 'encoded')[];
}
