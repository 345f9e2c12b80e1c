import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder; found by its marks, because the demo runs this code from a bundle elsewhere. */
export const ROOT = findRoot(dirname(ownPath()));

/**
 * This file's path. Playwright compiles it to an ES module or to CommonJS, depending on who imports it, and each
 * form lacks what the other would use: a stack trace is in both.
 */
function ownPath(): string {
  const frame = new Error().stack?.split('\n')[1] ?? '';
  const place = /(?:\(|at (?:\w+ )?)((?:file:|\/|[A-Z]:).+?):\d+:\d+\)?$/.exec(frame)?.[1];
  if (!place) throw new Error(`cannot tell where the driver lies: ${frame}`);
  return place.startsWith('file:') ? fileURLToPath(place) : place;
}

function findRoot(from: string): string {
  if (existsSync(join(from, 'wxt.config.ts'))) return from;
  const up = dirname(from);
  if (up === from) throw new Error('the driver lies outside the repository');
  return findRoot(up);
}
