/** Which documents stand beside which: those of one source, by their order in it. */
export class Neighbours {
  readonly #numbers = new Map<string, number>();
  /** By source number. */
  readonly #members: Member[][] = [];
  readonly #stale: boolean[] = [];
  /** By document: its source's number, and its position there. */
  readonly #sources: (number | undefined)[] = [];
  readonly #positions: number[] = [];

  add(document: number, [source, order]: readonly [source: string, order: number]): void {
    let number = this.#numbers.get(source);
    if (number === undefined) {
      number = this.#members.push([]) - 1;
      this.#numbers.set(source, number);
    }
    this.#members[number]?.push({ document, order });
    this.#sources[document] = number;
    this.#stale[number] = true;
  }

  remove(document: number): void {
    const number = this.#sources[document];
    if (number === undefined) return;
    this.#members[number] = (this.#members[number] ?? []).filter((member) => member.document !== document);
    this.#sources[document] = undefined;
    this.#stale[number] = true;
  }

  /** The document so many places further in the same source, or back from it; null where there is none. */
  beside(document: number, places: number): number | null {
    const number = this.#sources[document];
    if (number === undefined) return null;
    const members = this.#members[number] ?? [];
    if (this.#stale[number]) {
      members.sort((a, b) => a.order - b.order);
      members.forEach((member, i) => {
        this.#positions[member.document] = i;
      });
      this.#stale[number] = false;
    }
    return members[(this.#positions[document] ?? 0) + places]?.document ?? null;
  }
}

interface Member {
  document: number;
  order: number;
}
