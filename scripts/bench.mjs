/**
 * `npm run bench`: the figures that we hold ourselves to, measured here and now, as ratios where time is involved.
 * `npm run bench -- retrieval --data FILE` and `npm run bench -- poison` measure one thing alone,
 * `npm run bench -- tokens` how far the estimate of tokens is off, by language,
 * `npm run bench -- credential` what groups and proofs of membership cost,
 * `npm run bench -- log` the log at 10^3 to 10^6 entries,
 * `npm run bench -- anchor` the gas of one root beside an attestation for each change,
 * `npm run bench -- scale [ITEMS]` takes 100,000 items, or as many, out and back in, and
 * `npm run bench -- import [MEGABYTES]` brings in exports of 500 MB, or as many.
 */
import { setup } from './setup/index.mjs';
import { runTool } from './setup/run.mjs';

/** What needs no release build: measured in Node alone, or with the test build that the driver makes. */
const ALONE = ['retrieval', 'poison', 'tokens', 'credential', 'log', 'import', 'anchor'];
const NAMES = [...ALONE, 'scale'];

const [name = '', ...options] = process.argv.slice(2);
const isAlone = ALONE.includes(name);
await setup();
if (!isAlone && (await runTool('wxt/bin/wxt.mjs', ['build'])) !== 0) process.exit(1);
const { bundleForNode } = await import('./setup/bundle.mjs');
const entry = NAMES.includes(name) ? name : 'index';
const bundle = await bundleForNode(`tests/bench/${entry}.ts`, `.output/bench-${entry}.mjs`);
const { bench } = await import(bundle.href);
// Not by itself: snarkjs leaves threads that wait for more.
process.exit((await bench(options)) ? 0 : 1);
