import { type Bytes, utf8 } from '#lib/crypto/bytes';
import { gzip } from './gzip';
import { type FileHeader, writeHeader } from './header';
import { checkLine, checkLines, checkUnpacked } from './limits';
import type { Line } from './lines';
import { bodyKey, ChunkSealer } from './stream';

/** How much is gathered before it is handed on. */
const PART_BYTES = 262_144;
const BATCH_CHARS = 65_536;

/**
 * Writes a wallet file: header, then its lines, packed and sealed. Nothing is held but what is under way.
 *
 * @param fileKey 32 random bytes, for this file alone
 * @param lines what is inside; it returns how many records are missing, and `writeFile` adds the last line
 * @returns the file's bytes, some 256 KiB at a time
 * @throws WalletError `file-too-large` when no reader would take it, or what `lines` throws
 */
export async function* writeFile(
  header: FileHeader,
  fileKey: Bytes,
  lines: AsyncGenerator<Line, number>,
): AsyncGenerator<Bytes, void> {
  const ready: Bytes[] = [await writeHeader(header, fileKey)];
  const sealer = new ChunkSealer(await bodyKey(fileKey));
  const packer = gzip(async (bytes) => void ready.push(...(await sealer.push(bytes))));
  let [written, unpacked] = [0, 0];
  let batch = '';
  const push = async () => {
    const bytes = utf8(batch);
    batch = '';
    unpacked += bytes.length;
    checkUnpacked(unpacked);
    await packer.push(bytes);
  };
  const add = (line: Line) => {
    const text = JSON.stringify(line);
    checkLine(text.length);
    checkLines(++written);
    batch += `${text}\n`;
  };
  for (;;) {
    const next = await lines.next();
    if (next.done) {
      add({ t: 'end', lines: written, ...(next.value > 0 && { missing: next.value }) });
      break;
    }
    add(next.value);
    if (batch.length < BATCH_CHARS) continue;
    await push();
    if (sizeOf(ready) >= PART_BYTES) yield join(ready);
  }
  await push();
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
