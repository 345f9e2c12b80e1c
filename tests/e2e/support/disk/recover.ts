import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import { argon2id } from 'hash-wasm';
import { type Bytes, fromBase64, fromUtf8 } from '#lib/crypto/bytes';
import { open } from '#lib/crypto/seal';
import { classKey, classSecrets } from '#lib/keyring/class-keys';
import { type Header, parseHeader } from '#lib/keyring/header';
import { openByPassword } from '#lib/keyring/secrets';
import type { Row } from '#lib/vault/db';
import { decodeTable, type EpochTable, TABLE_BYTES } from '#lib/vault/epochs/table';
import { STORES } from '#lib/vault/records';
import { leveldbPieces } from './leveldb';

/** How V8 begins what it serializes: a tag, its format's version, an object's tag. Chromium puts an envelope before it. */
const V8_TAG = 0xff;
const V8_OBJECT_TAG = 'o'.charCodeAt(0);
/** Chromium is ahead of Node by a version or two; plain objects and bytes read alike in all of these. */
const V8_VERSIONS = { oldest: 13, newest: 20, ours: 15 };
const EPOCH_MAGIC = Buffer.from('SATCHEP1');

/**
 * Everything that opens for someone who has the closed profile's files and the password: every version of every record
 * that is anywhere in them, with every epoch that is.
 *
 * @returns the records' plaintexts
 */
export async function recover(profileDir: string, password: string): Promise<string[]> {
  const files = filesOf(profileDir);
  const values = files.flatMap(({ name, bytes }) => leveldbPieces(name, bytes)).flatMap(objectsIn);
  const header = values.map(asHeader).find((found) => found !== null);
  if (!header) throw new Error('no header is on the disk');
  const secrets = await classSecrets((await openByPassword(header, await kekOf(header, password))).root);
  const tables = files.flatMap(({ bytes }) => epochTablesIn(bytes));
  const found: string[] = [];
  for (const row of values.filter(isRow)) {
    for (const secret of epochsOf(tables, row)) {
      const key = await classKey(secrets[row.keyClass], secret);
      for (const store of STORES) {
        const place = { vault: header.vaultId, store, id: row.id, schema: row.schema, revision: row.revision };
        const text = await open(key, place, row).then(fromUtf8, () => null);
        if (text !== null) found.push(text);
      }
    }
  }
  return found;
}

function filesOf(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
}

/** Every object that can be read from some place of a piece on. */
function objectsIn(piece: Buffer): unknown[] {
  const objects: unknown[] = [];
  for (let at = piece.indexOf(V8_TAG); at !== -1; at = piece.indexOf(V8_TAG, at + 1)) {
    const version = piece[at + 1] ?? 0;
    const isObject = piece[at + 2] === V8_OBJECT_TAG;
    if (!isObject || version < V8_VERSIONS.oldest || version > V8_VERSIONS.newest) continue;
    try {
      objects.push(deserialize(Buffer.concat([Buffer.of(V8_TAG, V8_VERSIONS.ours), piece.subarray(at + 2)])));
    } catch {
      // These bytes were something else.
    }
  }
  return objects;
}

function asHeader(value: unknown): Header | null {
  try {
    return parseHeader(value);
  } catch {
    return null;
  }
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && 'wrapped' in value && 'body' in value && 'epoch' in value;

async function kekOf({ kdf }: Header, password: string): Promise<Bytes> {
  const { memoryKiB, passes, lanes } = kdf;
  return (await argon2id({
    password: password.normalize('NFKC'),
    salt: fromBase64(kdf.salt),
    iterations: passes,
    parallelism: lanes,
    memorySize: memoryKiB,
    hashLength: 32,
    outputType: 'binary',
  })) as Bytes;
}

function epochTablesIn(bytes: Buffer): EpochTable[] {
  const tables: EpochTable[] = [];
  for (let at = bytes.indexOf(EPOCH_MAGIC); at !== -1; at = bytes.indexOf(EPOCH_MAGIC, at + 1)) {
    const table = decodeTable(new Uint8Array(bytes.subarray(at, at + TABLE_BYTES)));
    if (table) tables.push(table);
  }
  return tables;
}

function epochsOf(tables: readonly EpochTable[], { bucket, epoch }: Row): Bytes[] {
  return tables.flatMap(({ buckets }) => {
    const { current, previous } = buckets[bucket] ?? {};
    return [current, previous].flatMap((each) => (each?.number === epoch ? [each.secret] : []));
  });
}
