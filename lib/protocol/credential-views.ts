import * as v from 'valibot';
import {
  AddressSchema,
  type Bound,
  BoundSchema,
  GATE_KINDS,
  type GroupId,
  type GroupKind,
  GroupNameSchema,
  groupName,
  MAX_CODE_CHARS,
  MAX_GROUP_NAME_CHARS,
  MAX_LIST_CHARS,
  type Presentation,
  PublicUrlSchema,
  type ShownText,
  type Way,
} from './credential';
import { none, originSchema, uuid } from './shapes';

/** What someone has to do to be let into a group, beside what their wallet does. */
export interface Entry {
  /** The transaction that lets a member in, for the account that has the credential. */
  to: string;
  chainId: number;
  /** Hex. */
  data: string;
  /** The same as a link that wallets on a phone understand (ERC-681). */
  link: string;
  /** The node pays with an account of its own: a local chain. */
  local: boolean;
}

/** What 'My credentials' shows of one. Times are Unix milliseconds. */
export interface CredentialView {
  id: string;
  kind: GroupKind;
  way: Way;
  group: GroupId;
  name: string;
  added: number;
  /** `asked`: not in any list yet; `member`; `gone`: was, and is not in the newest one; `expired`: the list is too old. */
  state: 'asked' | 'member' | 'gone' | 'expired';
  /** What the issuer needs in order to admit this wallet; null where it enters by itself. */
  code: string | null;
  /** How to enter by a gate. */
  entry: Entry | null;
  /** Null before any list was read. */
  size: number | null;
  readAt: number | null;
  until: number | null;
  source: string | null;
  /** Newest first. */
  shown: { id: string; origin: string; at: number }[];
}

/** A group of one's own. */
export interface IssuedView {
  id: string;
  name: string;
  url: string | null;
  invitation: string;
  members: { commitment: string; label: string; at: number; removed: boolean }[];
  /** What was admitted or removed since the list was signed last. */
  unsigned: boolean;
  signedAt: number | null;
}

/** Where a membership was shown, also one that was removed since. `at` is in Unix milliseconds. */
export interface ShowingView {
  id: string;
  name: string;
  group: GroupId;
  origin: string;
  /** What it was good for. */
  bound: Bound['kind'];
  at: number;
}

export interface ShownPresentation {
  presentation: Presentation;
  /** One short line that names it, for a text. */
  line: string;
  /** It had been made before it was asked for. */
  prepared: boolean;
}

/** What the prover is at. `part`: from 0 to 1, null where the end is not known. */
export interface ProverProgress {
  what: 'idle' | 'tree' | 'proof';
  part: number | null;
}

const httpUrl = v.pipe(v.string(), v.trim(), v.maxLength(500), v.url(), v.regex(/^https?:\/\//i));
const name = v.pipe(v.string(), v.transform(groupName), v.minLength(1), v.maxLength(MAX_GROUP_NAME_CHARS));
const code = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_CODE_CHARS));

const chainId = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(999_999_999_999_999));

export const CREDENTIAL_METHODS = {
  'credentials.list': none,
  'credentials.join': v.strictObject({ invitation: code }),
  /** Follows a group that Semaphore's contract keeps. `since`: the first block that may hold something of it. */
  'credentials.joinChain': v.strictObject({
    chainId,
    contract: AddressSchema,
    number: v.pipe(v.string(), v.trim(), v.regex(/^(0|[1-9][0-9]{0,77})$/)),
    name: GroupNameSchema,
    rpcUrl: httpUrl,
    since: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  }),
  /** Follows the group of a gate. */
  'credentials.joinGate': v.strictObject({ kind: v.picklist(GATE_KINDS), chainId, rpcUrl: httpUrl }),
  /** Has a local chain's own account let this wallet into a demo group. */
  'credentials.enterDemo': v.strictObject({ id: uuid }),
  /** Reads the group's members anew: from the list handed over, or from where it is known to be. */
  'credentials.renew': v.strictObject({
    id: uuid,
    list: v.nullable(v.pipe(v.string(), v.maxLength(MAX_LIST_CHARS))),
  }),
  'credentials.remove': v.strictObject({ id: uuid }),
  /** Undoes a removal of a moment ago. */
  'credentials.restore': v.strictObject({ id: uuid }),
  /** Proves membership to one site for one purpose, and notes that it was shown. */
  'credentials.show': v.strictObject({ id: uuid, origin: originSchema, bound: BoundSchema }),
  'presentations.list': none,
  /** A showing of before, to be copied again. */
  'presentations.get': v.strictObject({ id: v.pipe(v.string(), v.maxLength(60)) }),
  /** The proof of what a receipt's text says of a membership, with that text. */
  'presentations.ofReceipt': v.strictObject({ id: uuid }),
  'prover.status': none,
  'prover.cancel': none,
  'groups.list': none,
  'groups.create': v.strictObject({ name, url: v.nullable(v.pipe(v.string(), v.trim(), PublicUrlSchema)) }),
  'groups.admit': v.strictObject({ id: uuid, code, label: v.pipe(v.string(), v.trim(), v.maxLength(80)) }),
  'groups.dismiss': v.strictObject({ id: uuid, commitment: v.pipe(v.string(), v.maxLength(78)) }),
  /** Signs the list as it is now. */
  'groups.sign': v.strictObject({ id: uuid }),
} as const;

export interface CredentialResults {
  'credentials.list': CredentialView[];
  'credentials.join': CredentialView;
  'credentials.joinChain': CredentialView;
  'credentials.joinGate': CredentialView;
  'credentials.enterDemo': CredentialView;
  'credentials.renew': CredentialView;
  'credentials.remove': null;
  'credentials.restore': CredentialView;
  'credentials.show': ShownPresentation;
  'presentations.list': ShowingView[];
  'presentations.get': ShownPresentation;
  'presentations.ofReceipt': ShownText;
  'prover.status': ProverProgress;
  'prover.cancel': null;
  'groups.list': IssuedView[];
  'groups.create': IssuedView;
  'groups.admit': IssuedView;
  'groups.dismiss': IssuedView;
  /** The list, as a file. */
  'groups.sign': { list: string };
}
