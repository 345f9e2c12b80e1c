/** Everything that the two commands need on a fresh machine. Plain Node: nothing is installed when this starts. */
import { ensureBrowser } from './browser.mjs';
import { ensurePackages } from './packages.mjs';
import { announce, runTool, SetupError } from './run.mjs';

const OLDEST_NODE = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new SetupError(
    `Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`,
    'nvm install',
  );
}

/** Types and entry points that WXT writes to .wxt; its own install hook is among the scripts that never run. */
async function prepareSources() {
  announce('Preparing sources (wxt prepare)');
  if ((await runTool('wxt/bin/wxt.mjs', ['prepare'])) !== 0) {
    throw new SetupError('The sources could not be prepared.', 'npx wxt prepare');
  }
}

/** The local chain's contracts, once for each state of their sources; tests would wait for it one by one. */
async function prepareContracts() {
  announce('Compiling contracts (solc)');
  const { semaphoreContracts, sourceContracts } = await import('../../tests/fixtures/chain/contracts.mjs');
  const { gateContracts } = await import('../gates.mjs');
  for (const compile of [semaphoreContracts, gateContracts, sourceContracts]) await compile();
}

/**
 * Makes sure of Node, the npm packages, the generated sources and the browser.
 * On failure it prints the one command to run by hand and ends the process.
 *
 * @returns {Promise<{ browser: string }>} path of the Chromium to use.
 */
export async function setup() {
  try {
    checkNode();
    await ensurePackages();
    await prepareSources();
    await prepareContracts();
    const browser = await ensureBrowser();
    process.env.CHROMIUM_PATH = browser;
    announce(`Chromium: ${browser}`);
    return { browser };
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}\nRun this by hand, then try again:\n\n    ${error.command}\n`);
    process.exit(1);
  }
}
