import type { Bytes } from '#lib/crypto/bytes';
import { FILE_PART_BYTES } from '#lib/protocol/index';

const PARTS_A_BLOB = 32;

/** A file's sealed bytes, kept to be read once more. The browser keeps what is in a Blob outside the worker's memory. */
export class Spool {
  #whole = new Blob();
  #parts: Bytes[] = [];

  add(part: Bytes): void {
    this.#parts.push(part);
    if (this.#parts.length < PARTS_A_BLOB) return;
    this.#whole = new Blob([this.#whole, ...this.#parts]);
    this.#parts = [];
  }

  /** Everything, some at a time, and what share of it that was. */
  async *read(): AsyncGenerator<[part: Bytes, done: number]> {
    const whole = new Blob([this.#whole, ...this.#parts]);
    for (let from = 0; from < whole.size; from += FILE_PART_BYTES) {
      const bytes = new Uint8Array(await whole.slice(from, from + FILE_PART_BYTES).arrayBuffer());
      yield [bytes, (from + bytes.length) / whole.size];
    }
  }
}
