import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ROOT, runTool } from '../setup/run.mjs';

/** @typedef {{ passed: number, failed: number }} Count */

const asCount = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A tool that passes or fails as a whole counts as one check. */
export async function tool(script, args) {
  return asCount(await runTool(script, args));
}

/** Work that passes unless it throws counts as one check. */
export async function asCheck(work) {
  try {
    await work();
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
}

/** Runs checks one after another until one fails. */
export async function all(...checks) {
  const sum = { passed: 0, failed: 0 };
  for (const check of checks) {
    const { passed, failed } = await check();
    sum.passed += passed;
    sum.failed += failed;
    if (failed > 0) break;
  }
  return sum;
}

export function vitest(project) {
  return counted(`vitest-${project.replace('*', '')}.json`, async (report) => {
    const file = `--outputFile.json=${report}`;
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', file];
    const code = await runTool('vitest/vitest.mjs', args);
    return { code, read: ({ numPassedTests, numFailedTests }) => ({ passed: numPassedTests, failed: numFailedTests }) };
  });
}

export function playwright() {
  return counted('playwright.json', async (report) => {
    const code = await runTool('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    return { code, read: ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky }) };
  });
}

/**
 * Reads the counts from a runner's own report. A runner that fails without a failed test, or that ran no test,
 * counts as one failure.
 *
 * @param {string} name
 * @param {(report: string) => Promise<{ code: number, read: (json: any) => Count }>} work
 * @returns {Promise<Count>}
 */
async function counted(name, work) {
  const folder = new URL('.output/reports/', ROOT);
  const file = new URL(name, folder);
  mkdirSync(folder, { recursive: true });
  rmSync(file, { force: true });
  const { code, read } = await work(`.output/reports/${name}`);
  let count = { passed: 0, failed: 0 };
  try {
    count = read(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    console.error(`the runner left no report (${name})`);
  }
  const silent = (code !== 0 && count.failed === 0) || count.passed + count.failed === 0;
  return silent ? { ...count, failed: 1 } : count;
}
