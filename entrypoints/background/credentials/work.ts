import { type ProverProgress, WalletError } from '#lib/protocol/index';

/** Handed to what is under way: how to tell how far it is, and what ends it. */
export interface Under {
  signal: AbortSignal;
  /** @param part from 0 to 1 */
  onPart: (part: number) => void;
}

/** Long work that a person waits for, one at a time as they see it: how far it is, and a way to stop it. */
export class Work {
  progress: ProverProgress = { what: 'idle', part: null };
  #abort: AbortController | null = null;

  /**
   * Runs `work`; whoever cancels ends it before its next step, and what it came to is not used.
   *
   * @throws WalletError `prover-cancelled`, or what `work` throws
   */
  async run<T>(what: 'tree' | 'proof', work: (under: Under) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    this.#abort = abort;
    this.progress = { what, part: null };
    try {
      const result = await work({
        signal: abort.signal,
        onPart: (part) => {
          this.progress = { what, part };
        },
      });
      if (abort.signal.aborted) throw new WalletError('prover-cancelled');
      return result;
    } finally {
      if (this.#abort === abort) {
        this.#abort = null;
        this.progress = { what: 'idle', part: null };
      }
    }
  }

  cancel(): void {
    this.#abort?.abort();
  }
}
