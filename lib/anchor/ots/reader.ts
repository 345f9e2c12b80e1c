import type { Bytes } from '#lib/crypto/bytes';
import { MAX_WORK, must } from './format';

/** 7 bits a byte, low ones first. Seven bytes hold what a number holds exactly. */
const MAX_VARUINT_BYTES = 7;

/** Reads untrusted bytes from front to back. Each method throws WalletError `stamp-bad` where there is too little. */
export class Reader {
  #at = 0;
  #work = 0;

  constructor(private readonly bytes: Uint8Array) {}

  byte(): number {
    const byte = this.bytes[this.#at++];
    must(byte !== undefined, 'cut off');
    return byte;
  }

  take(length: number): Bytes {
    const end = this.#at + length;
    must(end <= this.bytes.length, 'cut off');
    const taken = this.bytes.slice(this.#at, end);
    this.#at = end;
    return taken as Bytes;
  }

  varuint(): number {
    let value = 0;
    for (let i = 0; i < MAX_VARUINT_BYTES; i++) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    must(false, 'a number is too large');
  }

  /** @param least and `most` bytes that there may be */
  varbytes(most: number, least = 0): Bytes {
    const length = this.varuint();
    must(length >= least && length <= most, 'bytes of a length that may not be');
    return this.take(length);
  }

  /** Notes bytes that an operation made: a few bytes of a file could ask for very many. */
  spend(bytes: number): void {
    this.#work += bytes;
    must(this.#work <= MAX_WORK, 'too much to work out');
  }

  /** Nothing may follow. */
  end(): void {
    must(this.#at === this.bytes.length, 'something follows the end');
  }
}

export function varuint(value: number): Bytes {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Uint8Array.from([...bytes, rest]);
}
