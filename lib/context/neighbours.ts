import type { Heads } from './heads';

/** Sources of so many documents are sorted by insertion, which takes a third of the time where there are thousands. */
const INSERTED_AT_MOST = 64;

/** Which documents stand beside which: those of one source, by their order in it. */
export class Neighbours {
  /** Documents of each source, one source after another; where each begins. */
  readonly #grouped: Uint32Array;
  readonly #begins: Uint32Array;
  /** By source: documents that came after those. */
  readonly #added = new Map<number, number[]>();
  readonly #unsorted = new Set<number>();
  /** By document: the next one in its source, and the one before; -1 for none. */
  #after: Int32Array<ArrayBuffer>;
  #before: Int32Array<ArrayBuffer>;

  constructor(private readonly heads: Heads) {
    const { sources, documents } = heads;
    this.#after = new Int32Array(documents).fill(-1);
    this.#before = new Int32Array(documents).fill(-1);
    this.#begins = new Uint32Array(sources + 1);
    for (let document = 0; document < documents; document++) {
      const source = heads.source(document);
      if (source !== null) (this.#begins[source + 1] as number)++;
    }
    for (let source = 0; source < sources; source++) {
      (this.#begins[source + 1] as number) += this.#begins[source] as number;
    }
    const next = this.#begins.slice();
    this.#grouped = new Uint32Array(this.#begins[sources] as number);
    for (let document = 0; document < documents; document++) {
      const source = heads.source(document);
      if (source !== null) this.#grouped[(next[source] as number)++] = document;
    }
    for (let source = 0; source < sources; source++) this.#unsorted.add(source);
  }

  add(document: number): void {
    const source = this.heads.source(document);
    if (source === null) return;
    const added = this.#added.get(source) ?? [];
    this.#added.set(source, added);
    added.push(document);
    while (document >= this.#after.length) {
      this.#after = grown(this.#after);
      this.#before = grown(this.#before);
    }
    this.#unsorted.add(source);
  }

  remove(document: number): void {
    const source = this.heads.source(document);
    if (source !== null) this.#unsorted.add(source);
  }

  /** By document: the one after it in its source and the one before; -1 for none. Read them before the next change. */
  links(): { after: Int32Array; before: Int32Array } {
    for (const source of this.#unsorted) this.#link(source);
    this.#unsorted.clear();
    return { after: this.#after, before: this.#before };
  }

  #link(source: number): void {
    const members = this.#grouped.subarray(this.#begins[source] ?? 0, this.#begins[source + 1] ?? 0);
    const added = this.#added.get(source);
    const living = (added ? Uint32Array.of(...members, ...added) : members).filter((each) => !this.heads.isGone(each));
    this.#chain(this.#sorted(living));
  }

  /** By their order, in place. */
  #sorted(documents: Uint32Array): Uint32Array {
    const { heads } = this;
    if (documents.length > INSERTED_AT_MOST) return documents.sort((a, b) => heads.order(a) - heads.order(b));
    for (let i = 1; i < documents.length; i++) {
      const document = documents[i] as number;
      const order = heads.order(document);
      let at = i;
      for (; at > 0 && heads.order(documents[at - 1] as number) > order; at--)
        documents[at] = documents[at - 1] as number;
      documents[at] = document;
    }
    return documents;
  }

  #chain(documents: ArrayLike<number>): void {
    for (let i = 0; i < documents.length; i++) {
      const document = documents[i] as number;
      this.#before[document] = documents[i - 1] ?? -1;
      this.#after[document] = documents[i + 1] ?? -1;
    }
  }
}

function grown(links: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(256, links.length * 2)).fill(-1);
  larger.set(links);
  return larger;
}
