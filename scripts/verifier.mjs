/** Builds what an app's server runs, with its types: `.output/verifier/context.mjs`. Needs no other build. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ROOT, runTool } from './setup/run.mjs';

const OUTPUT = '.output/verifier';
const TYPES = `${OUTPUT}/types`;
const DOOR = 'lib/verifier/context/index.ts';

const root = fileURLToPath(ROOT);

/** @returns {Promise<void>} @throws {Error} with the compiler's words when it cannot be built. */
export async function buildVerifier() {
  // Only now: who imports this file may be there before the packages are.
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: root,
    entryPoints: [DOOR],
    outfile: `${OUTPUT}/context.mjs`,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: ['es2022'],
    logLevel: 'warning',
  });
  await writeTypes();
}

/** What is imported by a name of the repository's is imported by its place there. */
async function writeTypes() {
  const options = ['--declaration', '--emitDeclarationOnly', '--outDir', TYPES, '--rootDir', 'lib', '--ignoreConfig'];
  const language = ['--strict', '--skipLibCheck', '--target', 'esnext', '--module', 'esnext'];
  const code = await runTool('typescript/bin/tsc', [
    DOOR,
    ...options,
    ...language,
    '--moduleResolution',
    'bundler',
    '--types',
    'node',
  ]);
  if (code !== 0) throw new Error('the verifier’s types could not be written');
  for (const entry of readdirSync(`${root}/${TYPES}`, { recursive: true })) {
    if (!String(entry).endsWith('.d.ts')) continue;
    const file = `${root}/${TYPES}/${entry}`;
    const up = '../'.repeat(String(entry).split(/[\\/]/).length - 1) || './';
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll("'#lib/", `'${up}`));
  }
  const door = ["export * from './types/verifier/context/index';", "export * from './types/protocol/page-api-types';"];
  writeFileSync(`${root}/${OUTPUT}/context.d.mts`, `${door.join('\n')}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildVerifier();
