/**
 * `npm run demo`: set-up, then the main job on practice sites and a local chain. With a display, a browser to try it
 * in; without one (or with --headless), the whole story by itself, with screenshots in .output/demo.
 */
import { setup } from './setup/index.mjs';
import { announce } from './setup/run.mjs';

const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
const headless = process.argv.includes('--headless') || !hasDisplay;

await setup();
announce('Building the extension (first time: about 10 seconds)');
const { bundleForNode } = await import('./setup/bundle.mjs');
const bundle = await bundleForNode('scripts/demo/play.ts', '.output/demo.mjs');
const { play } = await import(bundle.href);
await play({ headless });
