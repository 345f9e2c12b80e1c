import * as v from 'valibot';
import { hex32 } from './shapes';

const size = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/**
 * A self-contained proof of one log entry (docs/spec/proof.md): entry and salt give the leaf,
 * the path gives the root, the checkpoint signs the root, the anchor says where it is on chain.
 */
export const ProofFileSchema = v.strictObject({
  format: v.literal('satchel-proof'),
  version: v.literal(1),
  /** The entry's canonical JSON (RFC 8785), exactly as committed. */
  entry: v.pipe(v.string(), v.maxLength(200_000)),
  salt: hex32,
  index: size,
  size,
  path: v.pipe(v.array(hex32), v.maxLength(64)),
  root: hex32,
  /** C2SP tlog-checkpoint, signed by the log's key. */
  checkpoint: v.pipe(v.string(), v.maxLength(2_000)),
  /** Ed25519 public key of the log, hex. */
  logKey: hex32,
  anchor: v.nullable(
    v.strictObject({
      kind: v.literal('eas-timestamp'),
      chainId: size,
      eas: v.pipe(v.string(), v.regex(/^0x[0-9a-fA-F]{40}$/)),
      txHash: hex32,
      block: size,
      /** Unix seconds, as the contract answers for the root. */
      time: size,
    }),
  ),
});
export type ProofFile = v.InferOutput<typeof ProofFileSchema>;
