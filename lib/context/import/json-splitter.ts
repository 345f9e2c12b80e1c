import { importFault } from './faults';
import { MAX_JSON_DEPTH, MAX_RECORD_BYTES } from './limits';
import { join } from './source';

/** A part of a JSON text that is read by itself: an element of the root's list, or of a list that is its member. */
export interface JsonSlice {
  /** Name of the root's member; `null` for elements of a root list. */
  key: string | null;
  /** From 1, over the whole text. */
  record: number;
  /** Of its first byte, from 1. */
  line: number;
  /** `element` of a list, or the whole of a `member` that is no list. */
  kind: 'element' | 'member';
  bytes: Uint8Array<ArrayBuffer>;
}

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const isSpace = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const endsScalar = (byte: number) => byte === COMMA || byte === CLOSE_LIST || byte === CLOSE_OBJECT || isSpace(byte);

/** What may come next between slices. */
type Expecting = 'root' | 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/**
 * Cuts a JSON text (RFC 8259) of any size, given byte by byte, into slices that fit in memory. It checks what stands
 * between slices; what stands in one is checked by whoever parses it.
 *
 * @throws WalletError from `importFault` (`push`, `finish`): `syntax`, `truncated`, `too-deep`, `record-too-large`
 */
export class JsonSplitter {
  readonly #file: string;
  readonly #mostBytes: number;
  #expecting: Expecting = 'root';
  /** Containers that are open around slices: the root, and a member's list. */
  #levels: ('list' | 'object')[] = [];
  #key: string | null = null;
  #line = 1;
  #records = 0;

  #slice: 'none' | 'key' | 'scalar' | 'nested' = 'none';
  #sliceLine = 1;
  #parts: Uint8Array[] = [];
  #buffered = 0;
  #depth = 0;
  #isQuoted = false;
  #isEscaped = false;

  constructor(file: string, mostBytes = MAX_RECORD_BYTES) {
    this.#file = file;
    this.#mostBytes = mostBytes;
  }

  /** Bytes that are held for the slice under way. */
  get buffered(): number {
    return this.#buffered;
  }

  push(chunk: Uint8Array): JsonSlice[] {
    const out: JsonSlice[] = [];
    let begin = 0;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (this.#slice === 'none') {
        begin = i;
        this.#between(byte);
      } else if (this.#slice === 'scalar' && endsScalar(byte)) {
        this.#close(chunk.subarray(begin, i), out);
        this.#between(byte);
      } else if (this.#slice !== 'scalar' && this.#within(byte)) {
        this.#close(chunk.subarray(begin, i + 1), out);
      }
      if (byte === 0x0a) this.#line++;
    }
    if (this.#slice !== 'none') this.#hold(chunk.slice(begin));
    return out;
  }

  /** @returns nothing more can come; a text of one scalar is no export */
  finish(): void {
    if (this.#expecting !== 'nothing') throw this.#fault('truncated');
  }

  #between(byte: number): void {
    if (isSpace(byte)) return;
    const expecting = this.#expecting;
    if (expecting === 'root') this.#openRoot(byte);
    else if (expecting === 'comma-or-end') this.#afterValue(byte);
    else if (expecting === 'colon' && byte === COLON) this.#expecting = 'value';
    else if (expecting === 'value-or-end' && byte === CLOSE_LIST) this.#leave();
    else if (expecting === 'key-or-end' && byte === CLOSE_OBJECT) this.#leave();
    else if (expecting === 'value' || expecting === 'value-or-end') this.#openValue(byte);
    else if ((expecting === 'key' || expecting === 'key-or-end') && byte === QUOTE) this.#begin('key', true);
    else throw this.#fault('syntax');
  }

  #openRoot(byte: number): void {
    if (byte !== OPEN_LIST && byte !== OPEN_OBJECT) throw this.#fault('syntax');
    this.#levels.push(byte === OPEN_LIST ? 'list' : 'object');
    this.#expecting = byte === OPEN_LIST ? 'value-or-end' : 'key-or-end';
  }

  #openValue(byte: number): void {
    const isMember = this.#levels.at(-1) === 'object';
    if (isMember && byte === OPEN_LIST) {
      this.#levels.push('list');
      this.#expecting = 'value-or-end';
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      this.#begin('nested', false);
      this.#depth = 1;
    } else if (byte === QUOTE) this.#begin('nested', true);
    else if (/[-\dtfn]/.test(String.fromCharCode(byte))) this.#begin('scalar', false);
    else throw this.#fault('syntax');
  }

  #afterValue(byte: number): void {
    const level = this.#levels.at(-1);
    if (byte === COMMA) this.#expecting = level === 'list' ? 'value' : 'key';
    else if (byte === (level === 'list' ? CLOSE_LIST : CLOSE_OBJECT)) this.#leave();
    else throw this.#fault('syntax');
  }

  #leave(): void {
    this.#levels.pop();
    this.#expecting = this.#levels.length === 0 ? 'nothing' : 'comma-or-end';
  }

  #begin(slice: 'key' | 'scalar' | 'nested', isQuoted: boolean): void {
    this.#slice = slice;
    this.#sliceLine = this.#line;
    this.#depth = 0;
    this.#isQuoted = isQuoted;
    if (slice !== 'key') this.#records++;
  }

  /** @returns whether the slice ends with this byte */
  #within(byte: number): boolean {
    if (this.#isQuoted) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) {
        this.#isQuoted = false;
        return this.#depth === 0;
      }
    } else if (byte === QUOTE) this.#isQuoted = true;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      this.#depth++;
      if (this.#depth > MAX_JSON_DEPTH) throw this.#fault('too-deep');
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) {
      this.#depth--;
      return this.#depth === 0;
    }
    return false;
  }

  #hold(part: Uint8Array): void {
    this.#parts.push(part);
    this.#buffered += part.length;
    if (this.#buffered > this.#mostBytes) throw this.#fault('record-too-large');
  }

  #close(last: Uint8Array, out: JsonSlice[]): void {
    this.#hold(last);
    const bytes = join(this.#parts);
    this.#parts = [];
    this.#buffered = 0;
    const isKey = this.#slice === 'key';
    this.#slice = 'none';
    if (isKey) {
      this.#key = this.#keyOf(bytes);
      this.#expecting = 'colon';
      return;
    }
    this.#expecting = 'comma-or-end';
    const kind = this.#levels.at(-1) === 'list' ? 'element' : 'member';
    const key = this.#levels[0] === 'list' ? null : this.#key;
    out.push({ key, kind, bytes, record: this.#records, line: this.#sliceLine });
  }

  #keyOf(bytes: Uint8Array): string {
    try {
      return String(JSON.parse(new TextDecoder().decode(bytes)));
    } catch {
      throw this.#fault('syntax');
    }
  }

  #fault(problem: 'syntax' | 'truncated' | 'too-deep' | 'record-too-large') {
    return importFault(problem, { file: this.#file, record: Math.max(1, this.#records), line: this.#line });
  }
}
