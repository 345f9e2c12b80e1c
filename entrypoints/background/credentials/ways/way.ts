import type { CredentialRecord, KnownTree } from '#lib/vault/index';
import type { GrownTree } from '../trees';
import type { Under } from '../work';

/** What a group came to; nothing of it is written yet. */
export interface Reading {
  name: string;
  grown: GrownTree;
  tree: KnownTree;
}

/**
 * Where a group's members are read. How someone becomes one, and what that says about them, is no part of it: groups of
 * people who have paid, or passed a test, are read in the same way.
 */
export interface Source {
  /**
   * Brings a group's tree to what is known of it at this moment.
   *
   * @param text a list, where the person has handed one over
   * @throws WalletError with a code that says what is wrong, or what the prover throws
   */
  read(record: CredentialRecord, text: string | null, under: Under): Promise<Reading>;
}
