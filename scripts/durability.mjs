/**
 * `npm run test:durability`: kills the worker and the browser at random points in a stream of writes, and in imports and
 * restores of some thousand lines.
 * `-- --short` takes less than a minute; `-- --seed N` repeats a run.
 */
import { setup } from './setup/index.mjs';

const FULL = { workerKills: 80, browserKills: 30, restores: 6, imports: 10 };
const SHORT = { workerKills: 6, browserKills: 3, restores: 1, imports: 1 };

const args = process.argv.slice(2);
const at = args.indexOf('--seed');
const seed = at === -1 ? Math.floor(Math.random() * 2 ** 31) : Number(args[at + 1]);

await setup();
const { bundleForNode } = await import('./setup/bundle.mjs');
const { durability } = await import((await bundleForNode('tests/durability/index.ts', '.output/durability.mjs')).href);
process.exitCode = (await durability({ seed, ...(args.includes('--short') ? SHORT : FULL) })) ? 0 : 1;
