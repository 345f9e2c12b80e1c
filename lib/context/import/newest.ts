import { MAX_ITEMS_PER_IMPORT } from '#lib/protocol/index';
import type { Candidate } from './candidate';

/** Keeps the newest candidates, as many as can be reviewed at once, in the order in which they came. */
export class Newest {
  #kept: Candidate[] = [];
  #all = 0;

  constructor(private readonly most = MAX_ITEMS_PER_IMPORT) {}

  add(candidate: Candidate): void {
    this.#all++;
    this.#kept.push(candidate);
    if (this.#kept.length >= 2 * this.most) this.#drop();
  }

  /** The candidates, and how many older ones were left out. */
  take(): { candidates: Candidate[]; left: number } {
    if (this.#kept.length > this.most) this.#drop();
    return { candidates: this.#kept, left: this.#all - this.#kept.length };
  }

  /** Of the same age, or of none that is known, those that came first stay. */
  #drop(): void {
    const byAge = [...this.#kept].sort((a, b) => (b.source.when ?? 0) - (a.source.when ?? 0));
    const staying = new Set(byAge.slice(0, this.most));
    this.#kept = this.#kept.filter((candidate) => staying.has(candidate));
  }
}
