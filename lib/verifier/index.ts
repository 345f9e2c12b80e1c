/**
 * What a third party runs to check a proof file (docs/spec/proof.md): no extension API, no key, no wallet.
 */
import * as v from 'valibot';
import { fromHex, toHex } from '#lib/crypto/bytes';
import { commitment, leafHash, must, readEntry, verifyCheckpoint, verifyInclusion } from '#lib/log/verify';
import { type AloneProof, AloneProofSchema, type ProofFile, ProofFileSchema } from '#lib/protocol/proof';
import { askBitcoin, askWitness, type VerifyOptions } from './witness';
import { reasonOf, silent, type Witnessed } from './witnessed';

export type { VerifyOptions };

export const STEP_IDS = ['format', 'entry', 'inclusion', 'checkpoint', 'anchor'] as const;
export type StepId = (typeof STEP_IDS)[number];
/** Of a record that stands alone: it is in no log. */
export const ALONE_STEP_IDS = ['format', 'entry', 'anchor'] as const satisfies StepId[];

export interface Step {
  id: StepId;
  ok: boolean;
  /** Null when ok; else a fault's name, an error's code, `format`, `not-checked`, `not-anchored` or `stamp-pending`. */
  reason: string | null;
}

export interface Verdict {
  /** Every step holds. */
  ok: boolean;
  steps: Step[];
  /** The log entry, where it could be read. Believe it only when `ok`. */
  entry: unknown;
  /** By whose clock: a chain's, or that of Bitcoin's blocks. Null where the proof names neither. */
  witness: 'chain' | 'bitcoin' | null;
  /** What the witness has, 32 bytes in hex: the log's root, or of a record alone its own leaf. */
  fingerprint: string | null;
  /** Height of the block that holds it, so the proof says; null where it names none. */
  block: number | null;
  /** By the witness's clock, Unix seconds; null unless `ok`. */
  anchoredAt: number | null;
  /**
   * Whether the proof names EAS on a live chain that Satchel knows, or was found in a block with the work of Bitcoin's.
   * Elsewhere whoever runs the chain may have set its clock, and a proof that is `ok` still shows nobody else a time.
   * False for a proof without anchor.
   */
  isLiveChain: boolean;
}

/** Checks a proof file in all its parts. Never throws; what is not checked is not ok. */
export const verifyProof = (proof: unknown, options: VerifyOptions = {}): Promise<Verdict> =>
  proofVerifier(options)(proof);

/** The same for many: what several files have in common is looked at, and asked for, once. */
export function proofVerifier(options: VerifyOptions): (proof: unknown) => Promise<Verdict> {
  const signed = remembered(({ checkpoint, logKey, size, root }: ProofFile) =>
    reasonOf(() => {
      const read = verifyCheckpoint(checkpoint, fromHex(logKey));
      must(read.size === size && toHex(read.root) === root, 'checkpoint-other-tree');
    }),
  );
  const witnessed = remembered(({ anchor, root }: Pick<ProofFile, 'anchor' | 'root'>) =>
    askWitness(anchor, root, options),
  );
  return async (proof) => {
    const alone = parse(AloneProofSchema, proof);
    if (alone) return verifyAlone(alone, options);
    const file = parse(ProofFileSchema, proof);
    if (!file) return refused(isAlone(proof) ? ALONE_STEP_IDS : STEP_IDS);
    const { checkpoint, logKey, size, root, anchor } = file;
    const entry = await entryOf(file);
    const inclusion = await reasonOf(() => {
      const leaf = leafHash(commitment(file.entry, file.salt));
      verifyInclusion(leaf, file.index, size, file.path.map(fromHex), fromHex(root));
    });
    const signature = await signed(JSON.stringify([checkpoint, logKey, size, root]), file);
    const witness = await witnessed(JSON.stringify([anchor, root]), file);
    const steps = [
      step('format', null),
      entry.step,
      step('inclusion', inclusion),
      step('checkpoint', signature),
      step('anchor', witness.reason),
    ];
    const by = anchor && (anchor.kind === 'eas-timestamp' ? 'chain' : 'bitcoin');
    return verdict(steps, { entry: entry.value, witness: by, fingerprint: root }, witness);
  };
}

/** A record with a stamp of its own. */
async function verifyAlone(file: AloneProof, options: VerifyOptions): Promise<Verdict> {
  const entry = await entryOf(file);
  const digest = toHex(leafHash(commitment(file.entry, file.salt)));
  const witness = await askBitcoin(file.ots, digest, options);
  const steps = [step('format', null), entry.step, step('anchor', witness.reason)];
  return verdict(steps, { entry: entry.value, witness: 'bitcoin', fingerprint: digest }, witness);
}

async function entryOf({ entry }: Pick<ProofFile, 'entry'>): Promise<{ step: Step; value: unknown }> {
  let value: unknown = null;
  const reason = await reasonOf(() => {
    value = readEntry(entry);
  });
  return { step: step('entry', reason), value };
}

/** Answers by key what was answered before. */
function remembered<T, R>(ask: (value: T) => R | Promise<R>): (key: string, value: T) => Promise<R> {
  const answers = new Map<string, Promise<R>>();
  return (key, value) => {
    const known = answers.get(key) ?? Promise.resolve(ask(value));
    answers.set(key, known);
    return known;
  };
}

function parse<S extends v.GenericSchema>(schema: S, proof: unknown): v.InferOutput<S> | null {
  try {
    const parsed = v.safeParse(schema, proof, { abortEarly: true });
    return parsed.success ? parsed.output : null;
  } catch {
    // A getter of the proof's own threw.
    return null;
  }
}

function isAlone(proof: unknown): boolean {
  try {
    return (proof as { format?: unknown } | null)?.format === 'satchel-proof-alone';
  } catch {
    return false;
  }
}

const step = (id: StepId, reason: string | null): Step => ({ id, ok: reason === null, reason });

const refused = (ids: readonly StepId[]): Verdict =>
  verdict(
    ids.map((id) => step(id, id === 'format' ? 'format' : 'not-checked')),
    { entry: null, witness: null, fingerprint: null },
    silent('not-checked'),
  );

function verdict(
  steps: Step[],
  said: Pick<Verdict, 'entry' | 'witness' | 'fingerprint'>,
  { at, live, block }: Witnessed,
): Verdict {
  const ok = steps.every((one) => one.ok);
  return { ok, steps, ...said, block, anchoredAt: ok ? at : null, isLiveChain: live };
}
