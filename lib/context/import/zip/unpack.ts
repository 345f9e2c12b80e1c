import { importFault, type Place } from '../faults';
import { MAX_UNPACKED_BYTES } from '../limits';
import { type ByteSource, chunksOf, gather } from '../source';
import { crc32 } from './crc32';
import type { ZipEntry } from './directory';

const LOCAL = 0x0403_4b50;
const LOCAL_BYTES = 30;

/**
 * The bytes of one file of an archive, as they are read. Whether they are whole is known at their end.
 *
 * @param onBytes learns how many packed bytes were read
 * @throws WalletError from `importFault`: `damaged` (also on a wrong checksum), `truncated`, `bomb` on the first byte
 * beyond the size that the archive's directory names, `too-large`
 */
export async function* unpack(
  source: ByteSource,
  entry: ZipEntry,
  onBytes: (count: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const place = { file: entry.name };
  if (entry.size > MAX_UNPACKED_BYTES) throw importFault('too-large', place);
  const start = await dataStart(source, entry);
  if (start + entry.packed > source.size) throw importFault('truncated', place);
  const packed = chunksOf(source, start, start + entry.packed, onBytes);
  let size = 0;
  let crc = 0;
  for await (const chunk of entry.stored ? packed : inflate(packed, place)) {
    size += chunk.length;
    if (size > entry.size) throw importFault('bomb', place);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== entry.size || crc !== entry.crc) throw importFault('damaged', place);
}

/** The local header repeats the name, and may have other extra fields than the directory (4.3.7). */
async function dataStart(source: ByteSource, { name, offset }: ZipEntry): Promise<number> {
  const bytes = await gather(chunksOf(source, offset, offset + LOCAL_BYTES));
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.byteLength < LOCAL_BYTES || header.getUint32(0, true) !== LOCAL)
    throw importFault('damaged', { file: name });
  return offset + LOCAL_BYTES + header.getUint16(26, true) + header.getUint16(28, true);
}

/** One chunk goes in before the next is read, so that only the decompressor's own buffers are held. */
async function* inflate(
  packed: AsyncGenerator<Uint8Array<ArrayBuffer>>,
  place: Place,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let failure: unknown;
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          const { value, done } = await packed.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (cause) {
          failure = cause;
          throw cause;
        }
      },
      async cancel() {
        await packed.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  const reader = stream.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const read = () =>
    reader.read().catch((cause: unknown) => {
      throw failure ?? importFault('damaged', place, cause);
    });
  try {
    for (let part = await read(); !part.done; part = await read()) yield part.value as Uint8Array<ArrayBuffer>;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
