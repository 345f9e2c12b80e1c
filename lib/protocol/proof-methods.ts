/** What pages ask about proofs of records. */
import * as v from 'valibot';
import { AuthSchema } from './auth';
import { type AloneProof, MAX_PROOFS_AT_ONCE, type ProofFile } from './proof';
import type { StampView } from './stamps';

const id = v.pipe(v.string(), v.maxLength(66));
const record = v.strictObject({ uid: id });

export const PROOF_METHODS = {
  /** Of the account that pays for anchors. */
  'anchor.key': v.strictObject({ auth: AuthSchema }),
  'proof.get': record,
  /** Of receipts, in their order; null for one whose text was taken out. */
  'proof.receipts': v.strictObject({ ids: v.pipe(v.array(id), v.maxLength(MAX_PROOFS_AT_ONCE)) }),
  /** A proof that links nothing, as far as it is. */
  'proof.alone': record,
  'proof.stampAlone': record,
} as const;

export interface ProofResults {
  /** 32 bytes, hex with 0x. */
  'anchor.key': { key: string };
  'proof.get': ProofFile;
  'proof.receipts': (ProofFile | null)[];
  'proof.alone': AloneView;
  'proof.stampAlone': AloneView;
}

/** A record's own stamp: null before it is asked for; the proof, null before a calendar answered. */
export interface AloneView {
  stamp: StampView | null;
  proof: AloneProof | null;
}
