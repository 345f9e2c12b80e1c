import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ROOT } from './root';

const OUTPUT = join(ROOT, '.output/chrome-mv3-test');
const STAMP = join(ROOT, '.output/chrome-mv3-test.stamp');
const LOCK = join(ROOT, '.output/chrome-mv3-test.lock');
/** A lock older than this was left by a process that died. */
const LOCK_MS = 180_000;
const SOURCES = ['entrypoints', 'components', 'lib', 'public', 'locales', 'wxt.config.ts', 'package-lock.json'];

/**
 * The unpacked test build: the production build, but for hosts that are held statically.
 * Built when it is missing or its sources have changed; only one process builds at a time.
 *
 * @returns its folder.
 */
export async function testBuild(): Promise<string> {
  const wanted = fingerprint();
  if (isFresh(wanted)) return OUTPUT;
  await withLock(async () => {
    if (isFresh(wanted)) return;
    rmSync(STAMP, { force: true });
    const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs');
    await promisify(execFile)(process.execPath, [wxt, 'build', '--mode', 'test'], { cwd: ROOT }).catch((error) => {
      throw new Error(`the test build failed\n${error.stdout}\n${error.stderr}`);
    });
    writeFileSync(STAMP, wanted);
  });
  return OUTPUT;
}

const isFresh = (wanted: string) =>
  existsSync(join(OUTPUT, 'manifest.json')) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted;

/** SHA-256 over the names and contents of everything that goes into a build. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const visit = (path: string) => {
    const full = join(ROOT, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) visit(`${path}/${name}`);
    else hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  };
  for (const source of SOURCES) visit(source);
  return hash.digest('hex');
}

async function withLock(work: () => Promise<void>): Promise<void> {
  mkdirSync(join(ROOT, '.output'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(LOCK);
      break;
    } catch {
      const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > LOCK_MS) rmSync(LOCK, { recursive: true, force: true });
      await sleep(200);
    }
  }
  try {
    await work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}
