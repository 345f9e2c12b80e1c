/** `npm run bench`: the figures that we hold ourselves to, measured here and now, as ratios where time is involved. */
import { setup } from './setup/index.mjs';
import { runTool } from './setup/run.mjs';

await setup();
if ((await runTool('wxt/bin/wxt.mjs', ['build'])) !== 0) process.exit(1);
const { bundleForNode } = await import('./setup/bundle.mjs');
const bundle = await bundleForNode('tests/bench/index.ts', '.output/bench.mjs');
const { bench } = await import(bundle.href);
process.exitCode = (await bench()) ? 0 : 1;
