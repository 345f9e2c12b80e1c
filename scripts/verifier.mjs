/** Builds what an app's server runs, with its types: `.output/verifier/*.mjs`. Needs no other build. */

import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const OUTPUT = '.output/verifier';
const TYPES = `${OUTPUT}/types`;
/** What each file is made of, and what else of ours its types come from. */
const DOORS = {
  context: { entry: 'lib/verifier/context/index.ts', types: ['verifier/context/index', 'protocol/page-api-types'] },
  'chain-group': { entry: 'lib/verifier/chain-group.ts', types: ['verifier/chain-group'] },
  proof: { entry: 'lib/verifier/proof.ts', types: ['verifier/proof'] },
  stamp: { entry: 'lib/verifier/stamp.ts', types: ['verifier/stamp'] },
  presentation: { entry: 'lib/verifier/presentation.ts', types: ['verifier/presentation', 'protocol/credential'] },
};
/** tweetnacl asks Node for randomness where it finds none; whoever verifies needs none. */
const noNodeCrypto = {
  name: 'no-node-crypto',
  setup(build) {
    build.onResolve({ filter: /^crypto$/ }, () => ({ path: 'crypto', namespace: 'none' }));
    build.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'module.exports = {};' }));
  },
};
/** What checks stamps is a file of its own: whoever has proofs without never loads it. */
const stampApart = {
  name: 'stamp-apart',
  setup(build) {
    build.onResolve({ filter: /^\.\/stamp$/ }, () => ({ path: './stamp.mjs', external: true }));
  },
};
const ENTRIES = Object.values(DOORS).map(({ entry }) => entry);

/**
 * @param {string} root the repository.
 * @returns {Promise<string>} the module that opens and checks context.
 * @throws {Error} with the compiler's words when it cannot be built.
 */
export async function buildVerifier(root) {
  // Only now: who imports this file may be there before the packages are.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: Object.entries(DOORS).map(([out, { entry }]) => ({ in: entry, out })),
    outdir: OUTPUT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    plugins: [noNodeCrypto, stampApart],
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: ['es2022'],
    logLevel: 'warning',
  });
  await writeTypes(root);
  return join(root, OUTPUT, 'context.mjs');
}

/** What is imported by a name of the repository's is imported by its place there. */
async function writeTypes(root) {
  const options = ['--declaration', '--emitDeclarationOnly', '--outDir', TYPES, '--rootDir', 'lib', '--ignoreConfig'];
  const language = ['--strict', '--skipLibCheck', '--target', 'esnext', '--module', 'esnext'];
  const resolution = ['--moduleResolution', 'bundler', '--types', 'node'];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, ...ENTRIES, ...options, ...language, ...resolution], {
    cwd: root,
  });
  for (const entry of readdirSync(`${root}/${TYPES}`, { recursive: true })) {
    if (!String(entry).endsWith('.d.ts')) continue;
    const file = `${root}/${TYPES}/${entry}`;
    const up = '../'.repeat(String(entry).split(/[\\/]/).length - 1) || './';
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll("'#lib/", `'${up}`));
  }
  for (const [name, { types }] of Object.entries(DOORS)) {
    const door = types.map((path) => `export * from './types/${path}';\n`);
    writeFileSync(`${root}/${OUTPUT}/${name}.d.mts`, door.join(''));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await buildVerifier(fileURLToPath(new URL('..', import.meta.url)));
