/**
 * Reads LevelDB files as someone with a copy of the disk would: every value that is in them, also those that were
 * overwritten or deleted since.
 *
 * @see https://github.com/google/leveldb/blob/main/doc/table_format.md, log_format.md
 */
import { unsnappy, varint } from './snappy';

const LOG_BLOCK = 32_768;
const LOG_HEADER = 7;
const FOOTER = 48;

/** Pieces in which values lie whole: log records, and blocks of tables. */
export function leveldbPieces(name: string, file: Buffer): Buffer[] {
  if (name.endsWith('.log')) return logRecords(file);
  if (name.endsWith('.ldb')) return tableBlocks(file);
  return [];
}

/** Records that span blocks are put together again; one that is cut off is dropped. */
function logRecords(file: Buffer): Buffer[] {
  const records: Buffer[] = [];
  let parts: Buffer[] = [];
  for (let block = 0; block < file.length; block += LOG_BLOCK) {
    const end = Math.min(block + LOG_BLOCK, file.length);
    for (let at = block; at + LOG_HEADER <= end; ) {
      const length = file.readUInt16LE(at + 4);
      const kind = file[at + 6];
      if (kind === 0 || at + LOG_HEADER + length > end) break;
      if (kind === 1 || kind === 2) parts = [];
      parts.push(file.subarray(at + LOG_HEADER, at + LOG_HEADER + length));
      if (kind === 1 || kind === 4) records.push(Buffer.concat(parts));
      at += LOG_HEADER + length;
    }
  }
  return records;
}

function tableBlocks(file: Buffer): Buffer[] {
  if (file.length < FOOTER) return [];
  const footer = file.subarray(file.length - FOOTER);
  let at = 0;
  // The handle of the meta index comes first; the index of data blocks second.
  [, at] = varint(footer, at);
  [, at] = varint(footer, at);
  const [offset, next] = varint(footer, at);
  const [size] = varint(footer, next);
  return blockValues(readBlock(file, offset, size)).map((handle) => {
    const [blockOffset, after] = varint(handle, 0);
    const [blockSize] = varint(handle, after);
    return readBlock(file, blockOffset, blockSize);
  });
}

function readBlock(file: Buffer, offset: number, size: number): Buffer {
  const body = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? unsnappy(body) : body;
}

function blockValues(block: Buffer): Buffer[] {
  const values: Buffer[] = [];
  const restarts = block.readUInt32LE(block.length - 4);
  const end = block.length - 4 - 4 * restarts;
  for (let at = 0; at < end; ) {
    let unshared = 0;
    let length = 0;
    [, at] = varint(block, at);
    [unshared, at] = varint(block, at);
    [length, at] = varint(block, at);
    values.push(block.subarray(at + unshared, at + unshared + length));
    at += unshared + length;
  }
  return values;
}
