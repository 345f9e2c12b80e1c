import { WalletError } from '#lib/protocol/errors';

/** What is wrong with an entry, path, checkpoint or anchor. Stable names: vectors and the verifier quote them. */
export type Fault =
  | 'range'
  | 'hash-length'
  | 'path-length'
  | 'root-mismatch'
  | 'entry-not-canonical'
  | 'entry-shape'
  | 'entry-too-long'
  | 'checkpoint-too-long'
  | 'checkpoint-characters'
  | 'checkpoint-form'
  | 'checkpoint-origin'
  | 'checkpoint-size'
  | 'checkpoint-root'
  | 'checkpoint-signature-line'
  | 'checkpoint-unsigned'
  | 'checkpoint-signature'
  | 'checkpoint-other-tree'
  | 'anchor-contract'
  | 'anchor-chain'
  | 'anchor-missing'
  | 'anchor-time'
  | 'anchor-transaction';

/** A proof, or a part of one, that does not hold. */
export class ProofError extends WalletError {
  constructor(readonly fault: Fault) {
    super('bad-request', fault);
  }
}

/** @throws ProofError with `fault` unless `holds`. */
export function must(holds: boolean, fault: Fault): asserts holds {
  if (!holds) throw new ProofError(fault);
}
