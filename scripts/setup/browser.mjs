import { existsSync } from 'node:fs';
import { findBrowser } from './find-browser.mjs';
import { announce, run, runTool, SetupError } from './run.mjs';

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/etc/debian_version');

/**
 * Finds a Chromium, or installs one: the system's package as root on Debian, else Playwright's download.
 *
 * @returns {Promise<string>} its path.
 */
export async function ensureBrowser() {
  const found = await findBrowser();
  if (found) return found;
  if (isRootOnDebian()) {
    announce('Installing Chromium (apt-get install chromium)');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], env);
    await run('apt-get', ['install', '-y', '-qq', 'chromium'], env);
    const installed = await findBrowser();
    if (installed) return installed;
  }
  announce("Downloading Playwright's Chromium");
  await runTool('@playwright/test/cli.js', ['install', 'chromium']);
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  throw new SetupError(
    'No Chromium was found or installed.',
    isRootOnDebian() ? 'apt-get update && apt-get install -y chromium' : 'npx playwright install --with-deps chromium',
  );
}
