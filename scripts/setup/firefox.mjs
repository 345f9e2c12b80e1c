import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { announce, run, SetupError } from './run.mjs';

const NAMES = ['firefox-esr', 'firefox'];
const PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];

/** @returns {string | null} path of a Firefox; FIREFOX_PATH picks one. */
export function findFirefox() {
  if (process.env.FIREFOX_PATH) return process.env.FIREFOX_PATH;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((dir) => NAMES.map((name) => join(dir, name)));
  return [...onPath, ...PLACES].find((path) => existsSync(path)) ?? null;
}

/** Finds a Firefox, or installs the system's package as root on Debian. */
export async function ensureFirefox() {
  if (findFirefox()) return;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    announce('Installing Firefox (apt-get install firefox-esr)');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], env);
    await run('apt-get', ['install', '-y', '-qq', 'firefox-esr'], env);
  }
  if (!findFirefox()) throw new SetupError('No Firefox was found.', 'apt-get update && apt-get install -y firefox-esr');
}
