import { fileURLToPath } from 'node:url';
import { ensureFirefox } from '../setup/firefox.mjs';
import { ROOT, run } from '../setup/run.mjs';
import { testBuild } from '../test-build.mjs';
import { buildVerifier } from '../verifier.mjs';
import { buildVerifyPage } from '../verify-page.mjs';
import { all, asCheck, playwright, tool, vitest } from './runners.mjs';

const WXT = 'wxt/bin/wxt.mjs';

/** What `npm test` runs, in order, but for those that are asked for by name. Each answers how many checks passed and failed. */
export const stages = [
  {
    name: 'types',
    what: 'TypeScript, strict',
    run: () => tool('typescript/bin/tsc', ['--noEmit']),
  },
  {
    name: 'lint',
    what: 'format, lint and import boundaries (biome); unused files and exports (knip)',
    run: () =>
      all(
        () => tool('@biomejs/biome/bin/biome', ['ci', '--error-on-warnings', '.']),
        () => tool('knip/bin/knip.js', []),
      ),
  },
  {
    name: 'unit',
    what: 'unit tests and vectors',
    run: () => vitest('unit*'),
  },
  {
    name: 'build',
    what: 'the production build, the Firefox build, the test build, the verifier for apps, the page that checks proofs',
    run: () =>
      all(
        () => tool(WXT, ['build']),
        () => tool(WXT, ['build', '-b', 'firefox']),
        () => asCheck(() => testBuild(fileURLToPath(ROOT))),
        () => asCheck(() => buildVerifier(fileURLToPath(ROOT))),
        () => asCheck(() => buildVerifyPage(fileURLToPath(ROOT))),
      ),
  },
  {
    name: 'bundle',
    what: 'size budgets of the built entries',
    run: () => tool('size-limit/bin.js', []),
  },
  {
    name: 'repo',
    what: 'manifest, modules of each bundle, and what must accompany what',
    run: () => vitest('repo'),
  },
  {
    name: 'e2e',
    what: 'the extension in Chromium',
    run: () => playwright(),
  },
  {
    name: 'durability',
    what: 'the worker and the browser killed in a stream of writes, in short',
    run: () =>
      asCheck(async () => {
        const code = await run(process.execPath, ['scripts/durability.mjs', '--short']);
        if (code !== 0) throw new Error('a change was lost or half-written, or the run did not come to its end');
      }),
  },
  {
    name: 'firefox',
    what: 'the main job in Firefox',
    onlyByName: true,
    run: async () => {
      await ensureFirefox();
      return vitest('firefox');
    },
  },
];
