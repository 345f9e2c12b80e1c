import { importFault } from './faults';
import { SNIFF_BYTES } from './limits';

/** Bytes that can be read from any place, any number of times: a `Blob`, or what a test makes up. */
export interface ByteSource {
  readonly size: number;
  slice(from: number, to: number): { stream(): ReadableStream<Uint8Array<ArrayBuffer>> };
}

export type Chunks = AsyncIterable<Uint8Array<ArrayBuffer>>;

/** @param onBytes learns how many bytes were read from the source itself */
export async function* chunksOf(
  source: ByteSource,
  from: number,
  to: number,
  onBytes: (count: number) => void = () => undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = source.slice(from, to).stream().getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      onBytes(part.value.length);
      yield part.value;
    }
  } finally {
    await reader.cancel();
  }
}

/** All of a few bytes. */
export async function gather(chunks: Chunks): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return join(parts);
}

export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** What begins the bytes, and all of them again. Reads no further than it must. */
export async function peek(
  chunks: Chunks,
): Promise<{ head: Uint8Array<ArrayBuffer>; all: Chunks; stop: () => Promise<void> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  while (length < SNIFF_BYTES) {
    const { value, done } = await iterator.next();
    if (done) break;
    parts.push(value);
    length += value.length;
  }
  async function* all() {
    try {
      yield* parts.splice(0);
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: join(parts).subarray(0, SNIFF_BYTES), all: all(), stop: async () => void (await iterator.return?.()) };
}

/** Strict: a byte order mark chooses UTF-16; without one, what is not UTF-8 is an error. */
export async function* textOf(chunks: Chunks, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  let line = 1;
  try {
    for await (const chunk of chunks) {
      decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
      const text = decoder.decode(chunk, { stream: true });
      yield text;
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line++;
    }
    const rest = decoder?.decode() ?? '';
    if (rest !== '') yield rest;
  } catch (cause) {
    if (cause instanceof TypeError) throw importFault('encoding', { file, line }, cause);
    throw cause;
  }
}

/** The same text in UTF-8, without a byte order mark. UTF-8 passes as it is and is checked where it is decoded. */
export async function* utf8Of(chunks: Chunks, file: string): Chunks {
  const { head, all } = await peek(chunks);
  if (encodingOf(head) !== 'utf-8') {
    const encoder = new TextEncoder();
    for await (const text of textOf(all, file)) yield encoder.encode(text);
    return;
  }
  let skip = isUtf8Mark(head) ? 3 : 0;
  for await (const chunk of all) {
    const dropped = Math.min(skip, chunk.length);
    skip -= dropped;
    yield chunk.subarray(dropped);
  }
}

export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

const isUtf8Mark = (head: Uint8Array) => head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
