/** Names and their numbers, in order of appearance. */
export class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  get size(): number {
    return this.#names.length;
  }

  /** The number of a name, new or known. */
  number(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.push(name) - 1;
      this.#numbers.set(name, number);
    }
    return number;
  }

  known(name: string): number | undefined {
    return this.#numbers.get(name);
  }

  get all(): readonly string[] {
    return this.#names;
  }

  name(number: number): string {
    return this.#names[number] ?? '';
  }

  /** Those that begin so. */
  beginning(prefix: string): number[] {
    return this.#names.flatMap((name, number) => (name.startsWith(prefix) ? [number] : []));
  }
}
