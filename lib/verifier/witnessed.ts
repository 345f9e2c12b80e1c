import { WalletError } from '#lib/protocol/errors';

/** What came of asking a witness. */
export interface Witnessed {
  /** Null when the witness says so too; else a fault's name, an error's code, `not-checked` or `not-anchored`. */
  reason: string | null;
  /** By the witness's clock, Unix seconds; null where it did not speak. */
  at: number | null;
  /** Whoever made the time could not have set it as they like. */
  live: boolean;
  /** The block that holds it, so the proof says; null where it names none. */
  block: number | null;
}

export const silent = (reason: string, live = false, block: number | null = null): Witnessed => ({
  reason,
  at: null,
  live,
  block,
});

/** Why something does not hold; null when it does. */
export async function reasonOf(hold: () => void | Promise<void>): Promise<string | null> {
  try {
    await hold();
    return null;
  } catch (error) {
    // A ProofError's message is its fault, a stable name; a server's failure is named by its code.
    if (!(error instanceof WalletError)) return 'internal';
    return error.code === 'bad-request' ? error.message : error.code;
  }
}
