/** What speaks for a wallet that is older than it was: best effort, and each may have another cause. */

/**
 * `state`: this browser had seen a later state of it. `sent`: the account for proofs sent more than it knows of.
 * `backup`: a later wallet file was written than it came from, or knows of.
 */
export type RollbackKind = 'state' | 'sent' | 'backup';

export interface RollbackHint {
  kind: RollbackKind;
  /** What was found: changes, transactions, or of a backup when it was made, Unix milliseconds. */
  found: number;
  /** What this wallet knows of, counted the same way. */
  known: number;
}
