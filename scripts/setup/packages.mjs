import { readFileSync } from 'node:fs';
import { announce, ROOT, run, SetupError } from './run.mjs';

/** @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null} */
function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(new URL(lockfile, ROOT), 'utf8')).packages;
  } catch {
    return null;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. Compares contents, not file times,
 * which change with every checkout. Packages for other platforms may be absent.
 */
export function packagesAreFresh() {
  const wanted = packagesOf('package-lock.json');
  const present = packagesOf('node_modules/.package-lock.json');
  if (!wanted || !present) return false;
  const names = Object.keys(wanted).filter((name) => name !== '');
  const complete = names.every((name) => {
    const found = present[name];
    return found ? found.version === wanted[name].version : wanted[name].optional === true;
  });
  return complete && Object.keys(present).every((name) => name in wanted);
}

/** Installs the npm packages when they are missing or stale. Their install scripts never run (.npmrc). */
export async function ensurePackages() {
  if (packagesAreFresh()) return;
  announce('Installing npm packages (npm ci)');
  if ((await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'])) !== 0) {
    throw new SetupError('The npm packages could not be installed.', 'npm ci');
  }
}
