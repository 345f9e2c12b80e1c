import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeTable, movingBuckets, TABLE_BYTES } from '#lib/vault/epochs/table';

const LOOK_EVERY_MS = 2;

/** Whether buckets stand between two epochs: what a kill inside a rotation leaves on the disk. */
export function isRotating(profileDir: string): boolean {
  const folder = join(profileDir, 'Default', 'File System');
  if (!existsSync(folder)) return false;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
    .filter(({ length }) => length === TABLE_BYTES)
    .map((bytes) => decodeTable(new Uint8Array(bytes)))
    .some((table) => table !== null && movingBuckets(table).length > 0);
}

/** Waits until a rotation has begun, or long enough. */
export async function rotationBegins(profileDir: string, withinMs: number): Promise<void> {
  const last = Date.now() + withinMs;
  while (Date.now() < last && !isRotating(profileDir)) await sleep(LOOK_EVERY_MS);
}
