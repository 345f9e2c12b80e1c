/** Checks a file of receipts with their proofs (docs/spec/proof.md): each proof, and that it is of that receipt. */
import * as v from 'valibot';
import { PROVEN_OF_RECEIPT, type ReceiptsFile, ReceiptsFileSchema } from '#lib/protocol/proof';
import { proofVerifier, type Verdict, type VerifyOptions } from './index';
import { type Outcome, outcomeOf } from './outcome';

export interface ReceiptVerdict {
  /** As the file has it. Believe it only where the outcome is `holds`. */
  receipt: Record<string, unknown>;
  /** `open` too where there is no proof. */
  outcome: Outcome;
  /** Null where there is no proof. */
  verdict: Verdict | null;
  /** The proof's record says the same as the receipt. */
  isSame: boolean;
}

/** Such a file, by its form alone, or null. */
export function readReceipts(value: unknown): ReceiptsFile | null {
  const parsed = v.safeParse(ReceiptsFileSchema, value);
  return parsed.success ? parsed.output : null;
}

/** Never throws. What became of a delivery after it was let out is not in the record: it is the receipt's word alone. */
export async function verifyReceipts(file: ReceiptsFile, options: VerifyOptions = {}): Promise<ReceiptVerdict[]> {
  const verify = proofVerifier(options);
  const verdicts: ReceiptVerdict[] = [];
  for (const { receipt, proof } of file.receipts) {
    const verdict = proof === null ? null : await verify(proof);
    const isSame = verdict !== null && isOf(receipt, verdict.entry);
    const outcome = verdict === null ? 'open' : isSame ? outcomeOf(verdict) : 'fails';
    verdicts.push({ receipt, outcome, verdict, isSame });
  }
  return verdicts;
}

/** What the worst of them comes to. */
export function outcomeOfAll(verdicts: readonly ReceiptVerdict[]): Outcome {
  const outcomes = verdicts.map(({ outcome }) => outcome);
  if (outcomes.includes('fails')) return 'fails';
  return outcomes.includes('open') || outcomes.length === 0 ? 'open' : 'holds';
}

function isOf(receipt: Record<string, unknown>, entry: unknown): boolean {
  const { kind, body } = (entry ?? {}) as { kind?: unknown; body?: Record<string, unknown> };
  if (kind !== 'disclosure' || typeof body !== 'object') return false;
  return PROVEN_OF_RECEIPT.every((member) => spelled(receipt[member]) === spelled(body[member]));
}

/** The members of an object have no order. */
function spelled(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
