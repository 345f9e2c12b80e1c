/**
 * What a third party runs to check a proof file (docs/spec/proof.md): no extension API, no key, no wallet.
 */
import * as v from 'valibot';
import { verifyAnchor } from '#lib/anchor/verify';
import { fromHex, toHex } from '#lib/crypto/bytes';
import { commitment, leafHash, must, readEntry, verifyCheckpoint, verifyInclusion } from '#lib/log/verify';
import { isLiveEas } from '#lib/protocol/chains';
import { WalletError } from '#lib/protocol/errors';
import { type ProofFile, ProofFileSchema } from '#lib/protocol/proof';

export const STEP_IDS = ['format', 'entry', 'inclusion', 'checkpoint', 'anchor'] as const;
export type StepId = (typeof STEP_IDS)[number];

export interface Step {
  id: StepId;
  ok: boolean;
  /** Null when ok; else a fault's name, a `chain-` error code, `format`, `not-checked` or `not-anchored`. */
  reason: string | null;
}

export interface Verdict {
  /** Every step holds. */
  ok: boolean;
  steps: Step[];
  /** The log entry, where it could be read. Believe it only when `ok`. */
  entry: unknown;
  /** By the chain's clock, Unix seconds; null unless `ok`. */
  anchoredAt: number | null;
  /**
   * Whether the proof names EAS on a live chain that Satchel knows. Elsewhere whoever runs the chain may have set
   * its clock, and a proof that is `ok` still shows nobody else a time. False for a proof without anchor.
   */
  isLiveChain: boolean;
}

export interface VerifyOptions {
  /** A node of the anchor's chain, trusted by whoever verifies. Without it the anchor is not checked. */
  rpcUrl?: string;
  /** EAS as whoever verifies knows it, on a chain that Satchel does not know or on a development chain. */
  eas?: string;
  fetchFn?: typeof fetch;
}

/** Checks a proof file in all its parts. Never throws; what is not checked is not ok. */
export async function verifyProof(proof: unknown, options: VerifyOptions = {}): Promise<Verdict> {
  const file = parse(proof);
  if (!file)
    return verdict(
      STEP_IDS.map((id) => step(id, id === 'format' ? 'format' : 'not-checked')),
      null,
      null,
    );
  const root = fromHex(file.root);
  let entry: unknown = null;
  const steps = [
    step('format', null),
    await check('entry', () => {
      entry = readEntry(file.entry);
    }),
    await check('inclusion', () => {
      const leaf = leafHash(commitment(file.entry, file.salt));
      verifyInclusion(leaf, file.index, file.size, file.path.map(fromHex), root);
    }),
    await check('checkpoint', () => {
      const checkpoint = verifyCheckpoint(file.checkpoint, fromHex(file.logKey));
      must(checkpoint.size === file.size && toHex(checkpoint.root) === file.root, 'checkpoint-other-tree');
    }),
    await checkAnchor(file, options),
  ];
  return verdict(steps, entry, file.anchor);
}

async function checkAnchor({ anchor, root }: ProofFile, { rpcUrl, eas, fetchFn }: VerifyOptions): Promise<Step> {
  if (!anchor) return step('anchor', 'not-anchored');
  if (!rpcUrl) return step('anchor', 'not-checked');
  return check('anchor', () => verifyAnchor(anchor, root, { rpcUrl, eas, fetchFn }));
}

function parse(proof: unknown): ProofFile | null {
  try {
    const parsed = v.safeParse(ProofFileSchema, proof, { abortEarly: true });
    return parsed.success ? parsed.output : null;
  } catch {
    // A getter of the proof's own threw.
    return null;
  }
}

async function check(id: StepId, hold: () => void | Promise<void>): Promise<Step> {
  try {
    await hold();
    return step(id, null);
  } catch (error) {
    // A ProofError's message is its fault, a stable name; a chain's failure is named by its code.
    if (!(error instanceof WalletError)) return step(id, 'internal');
    return step(id, error.code === 'bad-request' ? error.message : error.code);
  }
}

const step = (id: StepId, reason: string | null): Step => ({ id, ok: reason === null, reason });

function verdict(steps: Step[], entry: unknown, anchor: ProofFile['anchor']): Verdict {
  const ok = steps.every((one) => one.ok);
  const isLiveChain = anchor !== null && isLiveEas(anchor.chainId, anchor.eas);
  return { ok, steps, entry, anchoredAt: ok && anchor ? anchor.time : null, isLiveChain };
}
