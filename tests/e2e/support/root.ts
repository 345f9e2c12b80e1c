import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder; found by its marks, because the demo runs this code from a bundle elsewhere. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  if (existsSync(join(from, 'wxt.config.ts'))) return from;
  const up = dirname(from);
  if (up === from) throw new Error('the driver lies outside the repository');
  return findRoot(up);
}
