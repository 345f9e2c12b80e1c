import * as v from 'valibot';
import { hex32 } from './shapes';

const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
/** The entry's canonical JSON (RFC 8785), exactly as committed. */
const entry = v.pipe(v.string(), v.maxLength(200_000));
/** A standard `.ots` file of at most 256,000 bytes, in base64. */
const ots = v.pipe(
  v.string(),
  v.maxLength(341_336),
  v.regex(/^([0-9A-Za-z+/]{4})*([0-9A-Za-z+/]{2}==|[0-9A-Za-z+/]{3}=)?$/),
);

const ChainAnchorSchema = v.strictObject({
  kind: v.literal('eas-timestamp'),
  chainId: size,
  eas: v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/)),
  txHash: hex32,
  block: size,
  /** Unix seconds, as the contract answers for the root. */
  time: size,
});
export type ChainAnchor = v.InferOutput<typeof ChainAnchorSchema>;

/** Of the root: with calendars only, or in a block of Bitcoin. */
const StampAnchorSchema = v.strictObject({ kind: v.literal('opentimestamps'), ots });

/**
 * A self-contained proof of one log entry (docs/spec/proof.md): entry and salt give the leaf,
 * the path gives the root, the checkpoint signs the root, the anchor says where it is on chain.
 */
export const ProofFileSchema = v.strictObject({
  format: v.literal('satchel-proof'),
  version: v.literal(1),
  entry,
  salt: hex32,
  index: size,
  size,
  path: v.pipe(v.array(hex32), v.maxLength(64)),
  root: hex32,
  /** C2SP tlog-checkpoint, signed by the log's key. */
  checkpoint: v.pipe(v.string(), v.maxLength(2_000)),
  /** Ed25519 public key of the log, hex. */
  logKey: hex32,
  anchor: v.nullable(v.union([ChainAnchorSchema, StampAnchorSchema])),
});
export type ProofFile = v.InferOutput<typeof ProofFileSchema>;

/** One entry with a salt and a stamp of its own: nothing in it leads to its log, or to another proof. */
export const AloneProofSchema = v.strictObject({
  format: v.literal('satchel-proof-alone'),
  version: v.literal(1),
  entry,
  salt: hex32,
  /** Of the leaf that entry and salt give. */
  ots,
});
export type AloneProof = v.InferOutput<typeof AloneProofSchema>;

/** What of a receipt its entry in the log says, too. The rest came later, or is said by other entries. */
export const PROVEN_OF_RECEIPT = [
  'id',
  'grantUid',
  'origin',
  'delivery',
  'text',
  'tokens',
  'items',
  'releasedAt',
] as const;

/** Receipts, each with its proof; of one whose text was taken out there is none. */
export const ReceiptsFileSchema = v.strictObject({
  format: v.literal('satchel-receipts'),
  version: v.literal(1),
  receipts: v.array(v.strictObject({ receipt: v.record(v.string(), v.unknown()), proof: v.nullable(v.unknown()) })),
});
export type ReceiptsFile = v.InferOutput<typeof ReceiptsFileSchema>;

/** As many proofs of receipts as are made at once. */
export const MAX_PROOFS_AT_ONCE = 100;
