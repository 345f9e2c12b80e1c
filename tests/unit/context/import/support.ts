import { crc32, deflateRawSync } from 'node:zlib';
import type { Candidate } from '#lib/context/import/candidate';
import { type ImportProgress, type ImportSummary, importFile } from '#lib/context/import/read';
import type { ByteSource } from '#lib/context/import/source';

export const bytesOf = (text: string) => new TextEncoder().encode(text);

export interface Imported {
  candidates: Candidate[];
  texts: string[];
  summary: ImportSummary;
  progress: ImportProgress[];
}

/** Imports all of a file. */
export async function imported(
  source: ByteSource,
  name = 'file',
  bounds: { mostUnpacked?: number } = {},
): Promise<Imported> {
  const candidates: Candidate[] = [];
  const progress: ImportProgress[] = [];
  const summary = await importFile(source, {
    name,
    ...bounds,
    onCandidate: (candidate) => void candidates.push(candidate),
    onProgress: (now) => void progress.push(now),
  });
  return { candidates, texts: candidates.map(({ text }) => text), summary, progress };
}

export const blobOf = (content: string | Uint8Array<ArrayBuffer>) => new Blob([content]);
export const jsonBlob = (value: unknown) => blobOf(JSON.stringify(value));

/** A ZIP file as archivers write it; `change` may spoil what its directory says of an entry. */
export interface Packed {
  name: string;
  content: string | Uint8Array<ArrayBuffer>;
  stored?: boolean;
  change?: { size?: number; crc?: number; flags?: number; method?: number; offset?: number };
}

export function zipOf(files: readonly Packed[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const { name, content, stored = false, change = {} } of files) {
    const plain = typeof content === 'string' ? bytesOf(content) : content;
    const data = stored ? plain : deflateRawSync(plain);
    const nameBytes = bytesOf(name);
    const common = [
      [2, change.flags ?? 0x0800],
      [2, change.method ?? (stored ? 0 : 8)],
      [2, 0],
      [2, 0],
      [4, change.crc ?? crc32(plain)],
      [4, data.length],
      [4, change.size ?? plain.length],
      [2, nameBytes.length],
      [2, 0],
    ] as const;
    const local = fieldsOf([[4, 0x04034b50], [2, 20], ...common]);
    const central = [[4, 0x02014b50], [2, 20], [2, 20], ...common, [2, 0], [2, 0], [2, 0], [4, 0]] as const;
    directory.push(fieldsOf([...central, [4, change.offset ?? offset]]), nameBytes);
    parts.push(local, nameBytes, data);
    offset += local.length + nameBytes.length + data.length;
  }
  const size = directory.reduce((total, part) => total + part.length, 0);
  const end = fieldsOf([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, files.length],
    [2, files.length],
    [4, size],
    [4, offset],
    [2, 0],
  ]);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]));
}

/** Little-endian numbers of 2 or 4 bytes. */
function fieldsOf(fields: readonly (readonly [2 | 4, number])[]): Uint8Array {
  const buffer = Buffer.alloc(fields.reduce((total, [length]) => total + length, 0));
  let at = 0;
  for (const [length, value] of fields) at = buffer.writeUIntLE(value, at, length);
  return buffer;
}

/** One conversation as ChatGPT's export has it. */
export const chatGpt = (title: string, ...turns: ['user' | 'assistant' | 'tool' | 'system', string][]) => ({
  title,
  create_time: 1_700_000_000,
  mapping: Object.fromEntries(
    turns.map(([role, text], n) => [
      `node-${n}`,
      {
        id: `node-${n}`,
        parent: n === 0 ? null : `node-${n - 1}`,
        children: [],
        message: {
          author: { role, name: null, metadata: {} },
          create_time: 1_700_000_000 + n,
          content: { content_type: 'text', parts: [text] },
          metadata: {},
        },
      },
    ]),
  ),
});
