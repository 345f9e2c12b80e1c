import * as v from 'valibot';
import { isPublicUrl } from './origin';
import type { ContextPayload } from './page-api-types';
import { originSchema } from './shapes';
import { visibleText } from './text';

/** Every group's tree is proved at this depth, so that the depth tells nothing of its size (docs/spec/credential.md). */
export const TREE_DEPTH = 20;
/** Below this a group says much about each of its members. */
export const SMALL_GROUP = 1_000;
export const MAX_GROUP_MEMBERS = 200_000;
export const MAX_GROUP_NAME_CHARS = 80;
export const MAX_CHALLENGE_CHARS = 200;
/** A group's list, as text. */
export const MAX_LIST_CHARS = 16 * 1024 * 1024;
/** Codes and invitations, as text. */
export const MAX_CODE_CHARS = 700;

/** Order of the scalar field of BN254: roots, pseudonyms and members are below it. */
const FIELD = 21888242871839275222246405745257275088548364400416034343698204186575808495617n;
const UINT256 = 1n << 256n;

const decimal = (below: bigint) =>
  v.pipe(
    v.string(),
    v.maxLength(78),
    v.regex(/^(0|[1-9][0-9]*)$/),
    v.check((text) => BigInt(text) < below),
  );
/** A number of the field, in decimal. */
export const FieldSchema = decimal(FIELD);
const uint256 = decimal(UINT256);

/**
 * Names a group wherever one is meant: `vouched:` and the Ed25519 key that its list is signed by, or `chain:`, the
 * chain's id, the Semaphore contract's address in lower case, and the group's number there.
 */
export const GroupIdSchema = v.pipe(
  v.string(),
  v.maxLength(160),
  v.regex(/^(vouched:0x[0-9a-f]{64}|chain:[1-9][0-9]{0,14}:0x[0-9a-f]{40}:(0|[1-9][0-9]{0,77}))$/),
);
export type GroupId = v.InferOutput<typeof GroupIdSchema>;

/** Chains whose coins have no price: whoever likes has as many accounts, and whatever else, as they like. */
const TEST_CHAINS: readonly string[] = ['31337', '1337', '11155111', '84532', '11155420', '421614', '300', '59141'];

/** What stands behind a group: who signs its list, a contract, or nothing that anybody should go by. */
export const GROUP_KINDS = ['vouched', 'chain', 'demo'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** A group on a test chain is a demo, whatever it says of itself. */
export function kindOf(group: GroupId): GroupKind {
  const [kind, chainId = ''] = group.split(':');
  if (kind === 'vouched') return 'vouched';
  return TEST_CHAINS.includes(chainId) ? 'demo' : 'chain';
}

/** Contracts without an owner that admit whoever some other contract vouches for (docs/adr/0028-ways-into-groups.md). */
export const GATE_KINDS = ['proof-of-humanity', 'human-passport', 'coinbase', 'demo'] as const;
export type GateKind = (typeof GATE_KINDS)[number];

/** How someone comes to be in a group: each has words of its own for what is asked, proved and linked. */
export type Way = GateKind | 'vouched' | 'chain';

/** An account or a contract, in lower case. */
export const AddressSchema = v.pipe(v.string(), v.toLowerCase(), v.regex(/^0x[0-9a-f]{40}$/));

/** What a person sees of a name: one line. */
export const groupName = (text: string): string => visibleText(text).replace(/\s+/g, ' ').trim();

/** A group's name, which is its issuer's own words: nothing in it is read but not seen. */
export const GroupNameSchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(MAX_GROUP_NAME_CHARS),
  v.check((name) => name === groupName(name), 'not one visible line'),
);

/** Where whoever is invited fetches a group's list. */
export const PublicUrlSchema = v.pipe(v.string(), v.maxLength(500), v.check(isPublicUrl, 'not a public address'));

/** What a presentation is good for, beside its site: a site's own challenge, or a grant that the person signed. */
export const BoundSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('challenge'),
    value: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_CHALLENGE_CHARS)),
  }),
  v.strictObject({ kind: v.literal('grant'), value: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/)) }),
]);
export type Bound = v.InferOutput<typeof BoundSchema>;

/** A Semaphore v4 proof as Semaphore's own tools write and read it. */
export const SemaphoreProofSchema = v.strictObject({
  merkleTreeDepth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(32)),
  merkleTreeRoot: FieldSchema,
  nullifier: FieldSchema,
  message: uint256,
  scope: uint256,
  points: v.strictTuple([uint256, uint256, uint256, uint256, uint256, uint256, uint256, uint256]),
});
export type SemaphoreProof = v.InferOutput<typeof SemaphoreProofSchema>;

/** One showing of membership to one site for one purpose (docs/spec/credential.md). */
export const PresentationSchema = v.strictObject({
  format: v.literal('satchel-presentation'),
  version: v.literal(1),
  origin: originSchema,
  group: GroupIdSchema,
  bound: BoundSchema,
  proof: SemaphoreProofSchema,
});
export type Presentation = v.InferOutput<typeof PresentationSchema>;

/** What a line on a membership looks like in a text, and the id in it (docs/spec/credential.md). */
export const MEMBERSHIP_LINE = /^\[Member of “[^“”"[\]\n]*” \([^)\n]*\)\. Proof (0x[0-9a-f]{16}): ask me for it\]$/m;

/** A text that went to a site with such a line, and all that shows it: proof, consent, and the consent's key on the text. */
export interface ShownText {
  format: 'satchel-shown-text';
  version: 1;
  presentation: Presentation;
  /** As an app gets it (docs/spec/page-api.md); of a text in a chat the nonce is 32 zero bytes. */
  context: ContextPayload;
}

const seconds = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_GROUP_MEMBERS));

/** What an issuer signs of a group's list: enough for whoever checks a presentation. Times are Unix seconds. */
export const GroupHeadSchema = v.strictObject({
  v: v.literal(1),
  /** Ed25519 public key of the group, which also names it. */
  key: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{64}$/)),
  name: GroupNameSchema,
  size,
  root: FieldSchema,
  /** When it was signed, and until when whoever checks may go by it. */
  at: seconds,
  until: seconds,
  /** Roots before this one, newest first: when each gave way, and whether someone was removed since. */
  earlier: v.pipe(
    v.array(v.strictObject({ root: FieldSchema, until: seconds, removed: v.boolean() })),
    v.maxLength(50),
  ),
});
export type GroupHead = v.InferOutput<typeof GroupHeadSchema>;

export const SignedHeadSchema = v.strictObject({
  head: GroupHeadSchema,
  /** Ed25519, 64 bytes, hex. */
  signature: v.pipe(v.string(), v.regex(/^0x[0-9a-f]{128}$/)),
});
export type SignedHead = v.InferOutput<typeof SignedHeadSchema>;

/** A vouched group's list, as its issuer publishes it. A removed member leaves a 0, so that nobody else moves. */
export const GroupListSchema = v.strictObject({
  format: v.literal('satchel-group'),
  version: v.literal(1),
  ...SignedHeadSchema.entries,
  members: v.pipe(v.array(FieldSchema), v.maxLength(MAX_GROUP_MEMBERS)),
});
export type GroupList = v.InferOutput<typeof GroupListSchema>;
