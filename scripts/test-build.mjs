import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

/** Everything that goes into a build. */
const SOURCES = ['entrypoints', 'components', 'lib', 'public', 'locales', 'wxt.config.ts', 'package-lock.json'];

/**
 * The unpacked test build: the production build, but for hosts that are held statically.
 * Built when it is missing or its sources have changed; only one process builds at a time.
 *
 * @param {string} root the repository.
 * @param {'chrome' | 'firefox'} [browser]
 * @returns {Promise<string>} its folder.
 * @throws {Error} with the bundler's words when it cannot be built.
 */
export async function testBuild(root, browser = 'chrome') {
  const output = join(root, `.output/${browser}-mv3-test`);
  const stamp = `${output}.stamp`;
  const wanted = fingerprint(root);
  const isFresh = () =>
    existsSync(join(output, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isFresh()) return output;
  mkdirSync(join(root, '.output'), { recursive: true });
  await withLock(`${output}.lock`, async () => {
    if (isFresh()) return;
    rmSync(stamp, { force: true });
    await build(root, browser);
    writeFileSync(stamp, wanted);
  });
  return output;
}

async function build(root, browser) {
  const wxt = join(root, 'node_modules/wxt/bin/wxt.mjs');
  try {
    await promisify(execFile)(process.execPath, [wxt, 'build', '-b', browser, '--mode', 'test'], { cwd: root });
  } catch (error) {
    throw new Error(`the test build failed\n${error.stdout}\n${error.stderr}`);
  }
}

/** SHA-256 over the names and contents of the sources. */
function fingerprint(root) {
  const hash = createHash('sha256');
  const visit = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const source of SOURCES) visit(source);
  return hash.digest('hex');
}

/** One process at a time; the lock names its holder, so that one left by a dead process is nobody's. */
async function withLock(lock, work) {
  while (!take(lock)) await sleep(200);
  try {
    await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(Number(readHolder(lock)))) rmSync(lock, { force: true });
    return false;
  }
}

function readHolder(lock) {
  try {
    // Empty for a moment, between its making and its writing.
    return readFileSync(lock, 'utf8') || process.pid;
  } catch {
    return process.pid;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
