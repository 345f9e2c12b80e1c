/** Documents that are added before their postings are sorted into the others. */
const UNSORTED_AT_MOST = 512;

/**
 * An inverted index in typed arrays: 100,000 documents of 150 terms take 120 MB as nested maps, and 2 × 4 bytes a term
 * here. Documents are numbers; terms are numbered in order of appearance.
 */
export class Postings {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];
  /** Terms of document d: from `#starts[d]` on, `#lengths[d]` of them, with repeats. */
  #arena = new Uint32Array(1024);
  #used = 0;
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  /** By term number: where its documents begin in `#documents`. */
  #offsets = new Uint32Array(1);
  #documents = new Uint32Array(0);
  #sorted = 0;

  /** @returns the document's number */
  add(terms: Iterable<string>): number {
    const start = this.#used;
    for (const term of terms) this.#push(this.#number(term));
    this.#starts.push(start);
    this.#lengths.push(this.#used - start);
    return this.#starts.length - 1;
  }

  get size(): number {
    return this.#starts.length;
  }

  length(document: number): number {
    return this.#lengths[document] ?? 0;
  }

  /** Calls back for each document that holds the term, with how often; also for documents that are gone. */
  each(term: string, visit: (document: number, frequency: number) => void): void {
    const number = this.#numbers.get(term);
    if (number === undefined) return;
    this.#sort();
    let at = this.#offsets[number] ?? 0;
    const end = number + 1 < this.#offsets.length ? (this.#offsets[number + 1] as number) : at;
    while (at < end) {
      const document = this.#documents[at] as number;
      let frequency = 0;
      while (at < end && this.#documents[at] === document) {
        frequency++;
        at++;
      }
      visit(document, frequency);
    }
    for (let document = this.#sorted; document < this.size; document++) {
      const frequency = this.#termsOf(document).reduce((sum, each) => (each === number ? sum + 1 : sum), 0);
      if (frequency > 0) visit(document, frequency);
    }
  }

  /** Terms that begin so. */
  beginning(prefix: string): string[] {
    return this.#names.filter((name) => name.startsWith(prefix));
  }

  #termsOf(document: number): Uint32Array {
    const start = this.#starts[document] ?? 0;
    return this.#arena.subarray(start, start + this.length(document));
  }

  /** Documents of one term stand together, in ascending order (a counting sort). */
  #sort(): void {
    if (this.size - this.#sorted <= UNSORTED_AT_MOST && this.#sorted > 0) return;
    const offsets = new Uint32Array(this.#names.length + 1);
    for (let i = 0; i < this.#used; i++) (offsets[(this.#arena[i] as number) + 1] as number)++;
    for (let term = 0; term < this.#names.length; term++) (offsets[term + 1] as number) += offsets[term] as number;
    const next = offsets.slice();
    const documents = new Uint32Array(this.#used);
    for (let document = 0; document < this.size; document++) {
      for (const term of this.#termsOf(document)) documents[(next[term] as number)++] = document;
    }
    this.#offsets = offsets;
    this.#documents = documents;
    this.#sorted = this.size;
  }

  #number(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.#names.push(term) - 1;
      this.#numbers.set(term, number);
    }
    return number;
  }

  #push(term: number): void {
    if (this.#used === this.#arena.length) {
      const larger = new Uint32Array(this.#arena.length * 2);
      larger.set(this.#arena);
      this.#arena = larger;
    }
    this.#arena[this.#used++] = term;
  }
}
