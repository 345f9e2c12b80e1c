/**
 * `npm run test:durability`: kills the worker and the browser at random points in a stream of writes.
 * `-- --short` takes less than a minute; `-- --seed N` repeats a run.
 */
import { setup } from './setup/index.mjs';

const FULL = { workerKills: 80, browserKills: 30 };
const SHORT = { workerKills: 8, browserKills: 3 };

const args = process.argv.slice(2);
const at = args.indexOf('--seed');
const seed = at === -1 ? Math.floor(Math.random() * 2 ** 31) : Number(args[at + 1]);

await setup();
const { bundleForNode } = await import('./setup/bundle.mjs');
const { durability } = await import((await bundleForNode('tests/durability/index.ts', '.output/durability.mjs')).href);
process.exitCode = (await durability({ seed, ...(args.includes('--short') ? SHORT : FULL) })) ? 0 : 1;
