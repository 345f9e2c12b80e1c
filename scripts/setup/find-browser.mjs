import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser'];
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  join(process.env.LOCALAPPDATA ?? '', 'Chromium', 'Application', 'chrome.exe'),
];

/**
 * Branded Chrome and Edge ignore --load-extension, and Ubuntu's `chromium-browser` may be an empty shell
 * around a snap: so a candidate has to say that it is Chromium. (Asking opens a window on Windows.)
 */
function isChromium(path) {
  try {
    accessSync(path, constants.X_OK);
    if (process.platform === 'win32') return true;
    const version = execFileSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000, stdio: 'pipe' });
    return /Chromium|for Testing/.test(version);
  } catch {
    return false;
  }
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

/**
 * Finds a Chromium that loads unpacked extensions.
 *
 * @returns {Promise<string | null>} its path.
 * @throws {Error} when CHROMIUM_PATH is set and is none.
 */
export async function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (isChromium(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH does not name a Chromium: ${chosen}`);
  }
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((dir) => NAMES.map((name) => join(dir, name)));
  for (const path of [...onPath, ...PLACES]) if (existsSync(path) && isChromium(path)) return path;
  const own = await playwrightsOwn();
  return existsSync(own) ? own : null;
}
