import type { AloneProof, Presentation, ProofFile, ShownText } from '#lib/protocol/index';
import { call } from '#lib/rpc/client';
import { type Verdict, type VerifyOptions, verifyProof } from '#lib/verifier/index';
import { readPresentation } from '#lib/verifier/presentation';
import { type ReceiptVerdict, readReceipts, verifyReceipts } from '#lib/verifier/receipts';
import { readShownText } from '#lib/verifier/shown-text';

/** Whom to ask, by their addresses; empty: nobody. */
export interface Asked {
  /** A node of a blockchain. */
  node: string;
  /** A server of Bitcoin's blocks. */
  headers: string;
}

export const NOBODY: Asked = { node: '', headers: '' };

export type Provable = ProofFile | AloneProof;

export type Checked =
  | {
      verdict: Verdict;
      /** Null when it was no proof file. */
      file: Provable | null;
    }
  | { receipts: readonly ReceiptVerdict[] }
  | { presentation: Presentation }
  | { shown: ShownText };

/** Tells by its form what a file is, and checks it. */
export async function check(text: string, asked: Asked): Promise<Checked> {
  const content = parse(text);
  const shown = readShownText(content);
  if (shown) return { shown };
  const presentation = readPresentation(content);
  if (presentation) return { presentation };
  const options = await optionsOf(asked);
  const receipts = readReceipts(content);
  if (receipts) return { receipts: await verifyReceipts(receipts, options) };
  const verdict = await verifyProof(content, options);
  const isProof = verdict.steps.some(({ id, ok }) => id === 'format' && ok);
  return { verdict, file: isProof ? (content as Provable) : null };
}

/** Null for what is no JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What the person gave here, else what they chose in the wallet, where there is one. */
export async function optionsOf({ node, headers }: Asked): Promise<VerifyOptions> {
  const chosen = node && headers ? {} : await chosenInWallet();
  return { ...chosen, ...(node && { rpcUrl: node }), ...(headers && { headers }) };
}

async function chosenInWallet(): Promise<VerifyOptions> {
  try {
    const { config, stamps } = await call('anchor.status', {});
    const { rpcUrl, eas } = config;
    return { ...(rpcUrl && { rpcUrl, eas }), ...(stamps.headers && { headers: stamps.headers }) };
  } catch {
    return {};
  }
}
