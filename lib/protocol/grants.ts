import * as v from 'valibot';
import { CategorySchema } from './items';
import { hex32 } from './shapes';

export const DELIVERIES = ['once', 'click', 'auto', 'app'] as const;
export const DeliverySchema = v.picklist(DELIVERIES);
/** `once`: this text, now. `click`: when the person clicks. `auto`: by itself in each new chat. `app`: when the site's app asks. */
export type Delivery = (typeof DELIVERIES)[number];

/** A grant lasts at most this long (docs/spec/grant.md). */
export const MAX_GRANT_DAYS = 90;
/** A `once` grant may be delivered for this long after it was signed. */
export const ONCE_GRANT_SECONDS = 600;
/** Tokens that a context block may take unless the person raises it. */
export const DEFAULT_TOKEN_BUDGET = 150;
export const MAX_TOKEN_BUDGET = 8_000;

/** The EIP-712 message of an EAS off-chain attestation, version 2. Integers are seconds or small numbers. */
export interface AttestMessage {
  version: 2;
  schema: string;
  recipient: string;
  time: string;
  expirationTime: string;
  revocable: boolean;
  refUID: string;
  data: string;
  salt: string;
}

export interface EasDomain {
  name: 'EAS Attestation';
  version: string;
  chainId: string;
  verifyingContract: string;
}

/** A signed grant as EAS's SDK takes it (no EIP712Domain entry, big integers as strings). */
export interface SignedGrant {
  signer: string;
  sig: {
    version: 2;
    uid: string;
    domain: EasDomain;
    primaryType: 'Attest';
    types: { Attest: { name: string; type: string }[] };
    message: AttestMessage;
    signature: { v: number; r: string; s: string };
  };
}

/** What the attestation's `data` field says, decoded (schema in docs/spec/grant.md). */
export interface GrantTerms {
  origin: string;
  /** Category names; never empty: an empty list grants nothing. */
  categories: string[];
  purpose: string;
  delivery: Delivery;
  tokenBudget: number;
  /** SHA-256 of the one text that a `once` grant covers; 32 zero bytes otherwise. */
  contentHash: string;
  revocationTag: string;
  /** Of a consent that an app asked for by the page API; then `purpose` is in the site's words. */
  app?: AppTerms | undefined;
}

/** What a consent to an app says beside the rest. */
export interface AppTerms {
  /** How long the app says it keeps what it gets: the site's words. */
  retention: string;
  /** X25519 public key of the site's server, 32 bytes in hex. */
  recipientKey: string;
  /** Of the request that was answered first, 32 bytes in hex. */
  nonce: string;
}

export type GrantState = 'active' | 'elsewhere' | 'expired' | 'revoked' | 'used';

/** A grant as the UI sees it. Times are Unix seconds. */
export interface GrantView {
  uid: string;
  terms: GrantTerms;
  /** Id of the membership that is shown under it without asking. */
  shows: string | null;
  from: number;
  until: number;
  revokedAt: number | null;
  state: GrantState;
  signed: SignedGrant;
  /** Id of the persona under which it was given; it stands there alone. Null: given without one. */
  persona: string | null;
}

/** How a consent that stands goes on: never with more than it has, but for its time. */
export const GrantChangeSchema = v.strictObject({
  categories: v.pipe(v.array(CategorySchema), v.minLength(1), v.maxLength(1_000)),
  tokenBudget: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_TOKEN_BUDGET)),
  delivery: DeliverySchema,
  /** From now; null: until when it was agreed to. */
  days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_GRANT_DAYS))),
});
export type GrantChange = v.InferOutput<typeof GrantChangeSchema>;

const integer = v.pipe(v.string(), v.regex(/^(0|[1-9][0-9]{0,15})$/));

/** A message that is to be signed, as it was shown. */
export const AttestMessageSchema = v.strictObject({
  version: v.literal(2),
  schema: hex32,
  recipient: v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/)),
  time: integer,
  expirationTime: integer,
  revocable: v.boolean(),
  refUID: hex32,
  data: v.pipe(v.string(), v.regex(/^0x[0-9a-f]*$/), v.maxLength(100_000)),
  salt: hex32,
});

/** What would be signed in a consent's place. Times are Unix seconds. */
export interface GrantChangePreview {
  message: AttestMessage;
  /** Read back from the message. */
  terms: GrantTerms;
  until: number;
  signer: string;
  domain: EasDomain;
}

/**
 * What became of one delivery. `undone`: taken out of the composer again (the page could have read it).
 * `sent`: it left with a message, as far as the composer shows; with the detail `edited` not word for word.
 */
export const DISCLOSURE_STATES = ['released', 'inserted', 'sent', 'undone', 'failed', 'unknown'] as const;
export type DisclosureState = (typeof DISCLOSURE_STATES)[number];

/** A disclosure as the UI sees it. Times are Unix milliseconds. */
export interface DisclosureView {
  id: string;
  grantUid: string;
  origin: string;
  delivery: Delivery;
  text: string;
  tokens: number;
  items: { id: string; text: string; category: string; sensitive?: true | undefined }[];
  releasedAt: number;
  state: DisclosureState;
  stateAt: number;
  /** Why it failed, as a code of the insertion (docs/architecture.md), when it did. */
  detail: string | null;
  /** Of the request of an app that this answered, 32 bytes in hex. */
  nonce?: string | undefined;
  /** The person had the text of an item taken out; then `text` is empty. */
  redacted?: boolean;
}
