import { type Bytes, utf8 } from '#lib/crypto/bytes';
import { gzip } from './gzip';
import { type FileHeader, writeHeader } from './header';
import type { Line } from './lines';
import { bodyKey, ChunkSealer } from './stream';

/** How much is gathered before it is handed on. */
const PART_BYTES = 262_144;
const BATCH_CHARS = 65_536;

/**
 * Writes a wallet file: header, then its lines, packed and sealed. Nothing is held but what is under way.
 *
 * @param fileKey 32 random bytes, for this file alone
 * @param lines what is inside; `writeFile` adds the last one
 * @returns the file's bytes, some 256 KiB at a time
 */
export async function* writeFile(
  header: FileHeader,
  fileKey: Bytes,
  lines: AsyncIterable<Line>,
): AsyncGenerator<Bytes, void> {
  const ready: Bytes[] = [await writeHeader(header, fileKey)];
  const sealer = new ChunkSealer(await bodyKey(fileKey));
  const packer = gzip(async (bytes) => void ready.push(...(await sealer.push(bytes))));
  let written = 0;
  let batch = '';
  for await (const line of lines) {
    batch += `${JSON.stringify(line)}\n`;
    written++;
    if (batch.length < BATCH_CHARS) continue;
    await packer.push(utf8(batch));
    batch = '';
    if (sizeOf(ready) >= PART_BYTES) yield join(ready);
  }
  await packer.push(utf8(`${batch}${JSON.stringify({ t: 'end', lines: written } satisfies Line)}\n`));
  await packer.finish();
  ready.push(await sealer.finish());
  yield join(ready);
}

const sizeOf = (parts: readonly Bytes[]) => parts.reduce((sum, part) => sum + part.length, 0);

/** Takes everything out of `parts`. */
function join(parts: Bytes[]): Bytes {
  const out = new Uint8Array(sizeOf(parts));
  let offset = 0;
  for (const part of parts.splice(0)) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}
