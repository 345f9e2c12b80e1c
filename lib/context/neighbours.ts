/** Which documents stand beside which: those of one source, by their order in it. */
export class Neighbours {
  readonly #numbers = new Map<string, number>();
  /** By source number. */
  readonly #members: Member[][] = [];
  readonly #unsorted = new Set<number>();
  /** By document: its source's number. */
  readonly #sources: (number | undefined)[] = [];
  /** By document: the next one in its source, and the one before; -1 for none. */
  #after = new Int32Array(256).fill(-1);
  #before = new Int32Array(256).fill(-1);

  add(document: number, [source, order]: readonly [source: string, order: number]): void {
    let number = this.#numbers.get(source);
    if (number === undefined) {
      number = this.#members.push([]) - 1;
      this.#numbers.set(source, number);
    }
    this.#members[number]?.push({ document, order });
    while (document >= this.#after.length) {
      this.#after = grown(this.#after);
      this.#before = grown(this.#before);
    }
    this.#sources[document] = number;
    this.#unsorted.add(number);
  }

  remove(document: number): void {
    const number = this.#sources[document];
    if (number === undefined) return;
    this.#members[number] = (this.#members[number] ?? []).filter((member) => member.document !== document);
    this.#sources[document] = undefined;
    this.#unsorted.add(number);
  }

  /** By document: the one after it in its source and the one before; -1 for none. Read them before the next change. */
  links(): { after: Int32Array; before: Int32Array } {
    for (const number of this.#unsorted) {
      const members = this.#members[number] ?? [];
      members.sort((a, b) => a.order - b.order);
      for (let i = 0; i < members.length; i++) {
        const document = members[i]?.document as number;
        this.#before[document] = members[i - 1]?.document ?? -1;
        this.#after[document] = members[i + 1]?.document ?? -1;
      }
    }
    this.#unsorted.clear();
    return { after: this.#after, before: this.#before };
  }
}

interface Member {
  document: number;
  order: number;
}

function grown(links: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(links.length * 2).fill(-1);
  larger.set(links);
  return larger;
}
