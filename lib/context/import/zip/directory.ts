import { importFault } from '../faults';
import { MAX_DIRECTORY_BYTES, MAX_RATIO, MAX_ZIP_ENTRIES, RATIO_FREE_BYTES } from '../limits';
import { type ByteSource, chunksOf, gather } from '../source';

/** One file of an archive, as the central directory tells (APPNOTE.TXT 4.3.12). Sizes in bytes. */
export interface ZipEntry {
  name: string;
  stored: boolean;
  crc: number;
  packed: number;
  size: number;
  /** Of its local header. */
  offset: number;
}

const END = 0x0605_4b50;
const END_BYTES = 22;
const MAX_COMMENT_BYTES = 0xffff;
const END64 = 0x0606_4b50;
const LOCATOR64 = 0x0706_4b50;
const LOCATOR64_BYTES = 20;
const HEADER = 0x0201_4b50;
const HEADER_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const FULL32 = 0xffff_ffff;
const FULL16 = 0xffff;
const ENCRYPTED_FLAGS = 0x2041;
const UTF8_FLAG = 0x0800;
const STORED = 0;
const DEFLATED = 8;

interface Directory {
  entries: number;
  bytes: number;
  offset: number;
}

/**
 * The files of an archive, folders left out.
 *
 * @throws WalletError from `importFault`: `truncated`, `damaged`, `encrypted`, `unsafe-name`, `unsupported-zip`,
 * `bomb`, `too-many`
 */
export async function readDirectory(source: ByteSource, file: string): Promise<ZipEntry[]> {
  const { entries, bytes, offset } = await findDirectory(source, file);
  if (entries > MAX_ZIP_ENTRIES || bytes > MAX_DIRECTORY_BYTES) throw importFault('too-many', { file });
  if (offset + bytes > source.size) throw importFault('truncated', { file });
  const view = await viewOf(source, offset, offset + bytes);
  const found: ZipEntry[] = [];
  let at = 0;
  for (let n = 1; n <= entries; n++) {
    if (at + HEADER_BYTES > view.byteLength || view.getUint32(at, true) !== HEADER) {
      throw importFault('damaged', { file, record: n });
    }
    const { entry, next } = readHeader(view, at, file);
    at = next;
    if (!entry.name.endsWith('/')) found.push(entry);
  }
  refuseOverlap(found, offset, file);
  for (const entry of found) refuseBomb(entry);
  const sumOf = (member: 'packed' | 'size') => found.reduce((sum, entry) => sum + entry[member], 0);
  refuseBomb({ name: file, packed: sumOf('packed'), size: sumOf('size') });
  return found;
}

/** The end record is looked for from the back, as a comment may follow it. */
async function findDirectory(source: ByteSource, file: string): Promise<Directory> {
  const from = Math.max(0, source.size - END_BYTES - MAX_COMMENT_BYTES);
  const view = await viewOf(source, from, source.size);
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + END_BYTES + view.getUint16(at + 20, true) !== view.byteLength) continue;
    if (view.getUint16(at + 4, true) !== view.getUint16(at + 6, true)) throw importFault('unsupported-zip', { file });
    const directory = {
      entries: view.getUint16(at + 10, true),
      bytes: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const isLarge = directory.entries === FULL16 || directory.bytes === FULL32 || directory.offset === FULL32;
    return isLarge ? ((await findDirectory64(source, from + at, file)) ?? directory) : directory;
  }
  throw importFault('truncated', { file });
}

/** @param end where the ordinary end record stands; ZIP64's locator stands before it */
async function findDirectory64(source: ByteSource, end: number, file: string): Promise<Directory | null> {
  if (end < LOCATOR64_BYTES) return null;
  const locator = await viewOf(source, end - LOCATOR64_BYTES, end);
  if (locator.getUint32(0, true) !== LOCATOR64) return null;
  const offset = wide(locator, 8, file);
  if (offset + 56 > source.size) throw importFault('damaged', { file });
  const view = await viewOf(source, offset, offset + 56);
  if (view.getUint32(0, true) !== END64) throw importFault('damaged', { file });
  return { entries: wide(view, 32, file), bytes: wide(view, 40, file), offset: wide(view, 48, file) };
}

function readHeader(view: DataView, at: number, file: string): { entry: ZipEntry; next: number } {
  const u16 = (offset: number) => view.getUint16(at + offset, true);
  const u32 = (offset: number) => view.getUint32(at + offset, true);
  const [nameBytes, extraBytes, commentBytes] = [u16(28), u16(30), u16(32)];
  const next = at + HEADER_BYTES + nameBytes + extraBytes + commentBytes;
  if (next > view.byteLength) throw importFault('damaged', { file });
  const raw = new Uint8Array(view.buffer, view.byteOffset + at + HEADER_BYTES, nameBytes);
  const name = new TextDecoder(u16(8) & UTF8_FLAG ? 'utf-8' : 'latin1').decode(raw);
  const place = { file: name.slice(0, 200) };
  if (isUnsafe(name)) throw importFault('unsafe-name', place);
  if (u16(8) & ENCRYPTED_FLAGS) throw importFault('encrypted', place);
  const method = u16(10);
  if (method !== STORED && method !== DEFLATED) throw importFault('unsupported-zip', place);
  const sizes = { size: u32(24), packed: u32(20), offset: u32(42) };
  const extra = new DataView(view.buffer, view.byteOffset + at + HEADER_BYTES + nameBytes, extraBytes);
  return { entry: { name, stored: method === STORED, crc: u32(16), ...widened(sizes, extra, name) }, next };
}

/** ZIP64's extra field (id 1) holds, in this order, those sizes that do not fit 32 bits (4.5.3). */
function widened(sizes: { size: number; packed: number; offset: number }, extra: DataView, file: string) {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    const wideSizes = { ...sizes };
    let field = at + 4;
    const end = field + extra.getUint16(at + 2, true);
    for (const name of ['size', 'packed', 'offset'] as const) {
      if (sizes[name] !== FULL32) continue;
      if (field + 8 > end || field + 8 > extra.byteLength) throw importFault('damaged', { file });
      wideSizes[name] = wide(extra, field, file);
      field += 8;
    }
    return wideSizes;
  }
  return sizes;
}

/** Nothing is ever written under these names; an archive that holds one was made to harm. */
function isUnsafe(name: string): boolean {
  const parts = name.split(/[/\\]/);
  return name === '' || name.includes('\0') || /^(?:[/\\]|[a-z]:)/i.test(name) || parts.includes('..');
}

/** Entries that share bytes unpack to more than any honest archive (Fifield, 'A better zip bomb', 2019). */
function refuseOverlap(entries: readonly ZipEntry[], directory: number, file: string): void {
  let free = 0;
  for (const { offset, packed, name } of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (offset < free) throw importFault('bomb', { file: name });
    free = offset + LOCAL_HEADER_BYTES + packed;
  }
  if (free > directory) throw importFault('damaged', { file });
}

/** One entry, or all of them: many small ones unpack to as much as a large one. */
function refuseBomb({ name, packed, size }: Pick<ZipEntry, 'name' | 'packed' | 'size'>): void {
  const isDense = size > RATIO_FREE_BYTES && size > packed * MAX_RATIO;
  if (isDense) throw importFault('bomb', { file: name });
}

async function viewOf(source: ByteSource, from: number, to: number): Promise<DataView> {
  const bytes = await gather(chunksOf(source, from, to));
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A 64-bit number that JavaScript counts exactly. */
function wide(view: DataView, at: number, file: string): number {
  const value = view.getBigUint64(at, true);
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw importFault('damaged', { file });
  return Number(value);
}
