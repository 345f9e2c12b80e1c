/**
 * `npm run test:sites`: every site in every design, through the real extension, and the matrix of what held.
 * `npm run test:sites -- Gemini Kimi` takes only sites whose names begin so.
 */
import { setup } from './setup/index.mjs';

await setup();
const { bundleForNode } = await import('./setup/bundle.mjs');
const bundle = await bundleForNode('tests/sites/index.ts', '.output/sites.mjs');
const { matrix } = await import(bundle.href);
process.exitCode = (await matrix(process.argv.slice(2))) ? 0 : 1;
