import { type Bytes, concat } from '#lib/crypto/bytes';
import { WalletError } from '#lib/protocol/index';
import { gunzip } from './gzip';
import { checkHeader, type ReadHeader } from './header';
import { checkLine, checkLines } from './limits';
import { type Line, parseLine } from './lines';
import { bodyKey, ChunkOpener } from './stream';

/** The order in which lines stand. */
const ORDER: readonly Line['t'][] = ['wallet', 'log', 'leaves', 'item', 'record', 'end'];

/**
 * Reads a wallet file's body as it comes. Each part is checked before it is unpacked, and each line before it is
 * handed on; but only when `finish` resolves is the file known to be whole.
 */
export class FileReader {
  readonly #opener: ChunkOpener;
  readonly #unpacker;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #text = '';
  #lines = 0;
  #stage = -1;

  private constructor(
    key: CryptoKey,
    private readonly sink: (line: Line) => Promise<void>,
  ) {
    this.#opener = new ChunkOpener(key);
    this.#unpacker = gunzip((bytes) => this.#unpacked(bytes));
  }

  /** @throws WalletError `file-header` when the header was altered */
  static async open(read: ReadHeader, fileKey: Bytes, sink: (line: Line) => Promise<void>): Promise<FileReader> {
    await checkHeader(read, fileKey);
    return new FileReader(await bodyKey(fileKey), sink);
  }

  /** @throws WalletError `file-damaged`, `file-extended`, `file-content`, `file-too-large`, or what the sink throws */
  async push(bytes: Bytes): Promise<void> {
    const plain = await this.#opener.push(bytes);
    if (plain.length > 0) await this.#unpacker.push(concat(...plain));
  }

  /** @throws WalletError `file-truncated`, `file-content`, or what the sink throws */
  async finish(): Promise<void> {
    this.#opener.finish();
    await this.#unpacker.finish();
    this.#decode(new Uint8Array(), false);
    if (this.#text !== '' || ORDER[this.#stage] !== 'end') {
      throw new WalletError('file-content', 'the last line is missing');
    }
  }

  async #unpacked(bytes: Bytes): Promise<void> {
    const text = this.#text + this.#decode(bytes, true);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      await this.#line(text.slice(from, end));
      from = end + 1;
    }
    this.#text = text.slice(from);
    checkLine(this.#text.length);
  }

  async #line(text: string): Promise<void> {
    checkLine(text.length);
    checkLines(this.#lines + 1);
    const line = parseLine(text);
    const stage = ORDER.indexOf(line.t);
    const isFirst = this.#stage < 0;
    const ended = ORDER[this.#stage] === 'end';
    const outOfTurn = stage < this.#stage || ended || isFirst !== (line.t === 'wallet');
    const miscounted = line.t === 'end' && line.lines !== this.#lines;
    if (outOfTurn || miscounted) throw new WalletError('file-content', 'the lines are not in order');
    this.#stage = stage;
    this.#lines++;
    await this.sink(line);
  }

  #decode(bytes: Bytes, stream: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream });
    } catch (cause) {
      throw new WalletError('file-content', 'what is inside is not text', { cause });
    }
  }
}
