import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Paths of all files under a folder, relative to the repository, with forward slashes. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

export const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

/** @throws Error that says how to make it, when a build is missing. */
export function readBuilt(path: string): string {
  const file = join(ROOT, '.output', path);
  if (!existsSync(file)) throw new Error(`.output/${path} is missing: run npm run build first`);
  return readFileSync(file, 'utf8');
}
