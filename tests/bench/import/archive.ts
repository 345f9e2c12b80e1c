import { type FileHandle, open } from 'node:fs/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** As archivers pack by default would take half of the bench's time. */
const LEVEL = 4;

interface Entry {
  name: string;
  stored: boolean;
  crc: number;
  packed: number;
  size: number;
  offset: number;
}

/** Writes a ZIP file of any size below 4 GiB, an entry at a time, holding none. */
export class Archive {
  readonly #entries: Entry[] = [];
  #at = 0;

  private constructor(private readonly file: FileHandle) {}

  static async create(path: string): Promise<Archive> {
    return new Archive(await open(path, 'w'));
  }

  /** Bytes so far. */
  get size(): number {
    return this.#at;
  }

  async add(name: string, parts: Iterable<Buffer>, stored = false): Promise<Entry> {
    const entry: Entry = { name, stored, crc: 0, packed: 0, size: 0, offset: this.#at };
    this.#at += 30 + name.length;
    const write = async (bytes: Buffer) => {
      await this.file.write(bytes, 0, bytes.length, this.#at);
      this.#at += bytes.length;
      entry.packed += bytes.length;
    };
    function* counted() {
      for (const part of parts) {
        entry.size += part.length;
        entry.crc = crc32(part, entry.crc);
        yield part;
      }
    }
    if (stored) for (const part of counted()) await write(part);
    else for await (const bytes of deflated(counted())) await write(bytes);
    const header = Buffer.concat([numbers([4, 0x0403_4b50], [2, 20], ...fieldsOf(entry)), Buffer.from(name)]);
    await this.file.write(header, 0, header.length, entry.offset);
    this.#entries.push(entry);
    return entry;
  }

  async close(): Promise<void> {
    const directory = Buffer.concat(
      this.#entries.flatMap((entry) => [
        numbers(
          [4, 0x0201_4b50],
          [2, 20],
          [2, 20],
          ...fieldsOf(entry),
          [2, 0],
          [2, 0],
          [2, 0],
          [4, 0],
          [4, entry.offset],
        ),
        Buffer.from(entry.name),
      ]),
    );
    const count = this.#entries.length;
    const end = numbers(
      [4, 0x0605_4b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, directory.length],
      [4, this.#at],
      [2, 0],
    );
    await this.file.write(Buffer.concat([directory, end]), 0, directory.length + end.length, this.#at);
    await this.file.close();
  }
}

async function* deflated(parts: Iterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createDeflateRaw({ level: LEVEL });
  const writing = (async () => {
    for (const part of parts) if (!stream.write(part)) await new Promise((resolve) => stream.once('drain', resolve));
    stream.end();
  })();
  yield* stream;
  await writing;
}

type Field = readonly [2 | 4, number];

/** What local header and directory have in common (APPNOTE.TXT 4.3.7, 4.3.12). */
const fieldsOf = ({ name, stored, crc, packed, size }: Entry): Field[] => [
  [2, 0x0800],
  [2, stored ? 0 : 8],
  [2, 0],
  [2, 0],
  [4, crc],
  [4, packed],
  [4, size],
  [2, name.length],
  [2, 0],
];

/** Little-endian numbers of 2 or 4 bytes. */
function numbers(...fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((total, [length]) => total + length, 0));
  let at = 0;
  for (const [length, value] of fields) at = buffer.writeUIntLE(value, at, length);
  return buffer;
}
