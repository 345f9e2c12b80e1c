import type { Bytes } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import { checkUnpacked } from './limits';

/** A transform that bytes are pushed through, so that no more than a few of them are held at a time. */
export class Pipe {
  readonly #writer: WritableStreamDefaultWriter<BufferSource>;
  readonly #reading: Promise<void>;
  #failure: unknown = null;

  /** @param sink takes what comes out; what it throws, the next push throws */
  constructor(transform: CompressionStream | DecompressionStream, sink: (bytes: Bytes) => Promise<void> | void) {
    this.#writer = transform.writable.getWriter();
    // Both ends report the same failure; it is thrown from `push` and `finish`.
    this.#writer.closed.catch(() => undefined);
    this.#reading = this.#read(transform.readable.getReader() as ReadableStreamDefaultReader<Bytes>, sink);
  }

  async push(bytes: Bytes): Promise<void> {
    await this.#writer.ready.catch(() => undefined);
    if (this.#failure !== null) throw this.#failure;
    this.#writer.write(bytes).catch(() => undefined);
    await this.#writer.ready.catch(() => undefined);
    if (this.#failure !== null) throw this.#failure;
  }

  async finish(): Promise<void> {
    await this.#writer.close().catch(() => undefined);
    await this.#reading;
    if (this.#failure !== null) throw this.#failure;
  }

  async #read(reader: ReadableStreamDefaultReader<Bytes>, sink: (bytes: Bytes) => Promise<void> | void): Promise<void> {
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) await sink(part.value);
    } catch (error) {
      this.#failure = error;
      await reader.cancel(error).catch(() => undefined);
      await this.#writer.abort(error).catch(() => undefined);
    }
  }
}

export function gzip(sink: (bytes: Bytes) => Promise<void> | void): Pipe {
  return new Pipe(new CompressionStream('gzip'), sink);
}

/** @throws WalletError (from `push` and `finish`) `file-content` on what is not gzip, `file-too-large` beyond the cap */
export function gunzip(sink: (bytes: Bytes) => Promise<void> | void): Inflating {
  return new Inflating(sink);
}

class Inflating {
  readonly #pipe: Pipe;
  #total = 0;

  constructor(sink: (bytes: Bytes) => Promise<void> | void) {
    this.#pipe = new Pipe(new DecompressionStream('gzip'), async (bytes) => {
      this.#total += bytes.length;
      checkUnpacked(this.#total);
      await sink(bytes);
    });
  }

  push(bytes: Bytes): Promise<void> {
    return this.#pipe.push(bytes).catch(asContent);
  }

  finish(): Promise<void> {
    return this.#pipe.finish().catch(asContent);
  }
}

function asContent(cause: unknown): never {
  if (cause instanceof WalletError) throw cause;
  throw new WalletError('file-content', 'what is inside is not gzip', { cause });
}
