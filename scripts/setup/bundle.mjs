import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ROOT } from './run.mjs';

/**
 * Makes TypeScript of ours runnable in this Node. Packages stay outside of the bundle. Load this file only after
 * the packages are there.
 *
 * @param {string} entry path in the repository.
 * @param {string} output path in the repository.
 * @returns {Promise<URL>} the bundle, to be imported.
 */
export async function bundleForNode(entry, output) {
  await build({
    absWorkingDir: fileURLToPath(ROOT),
    entryPoints: [entry],
    outfile: output,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return new URL(output, ROOT);
}
