import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { composerText } from '../e2e/support/composer';
import { ROOT } from '../e2e/support/root';
import { isolatedWorld } from '../fixtures/sites/harness/world';
import { becomes, typeDraft } from './chat-page';

/** What an insertion may take beyond what the editor itself takes for the same text. */
const BEYOND_MS = 300;
const REST_MS = 1_200;
const ROUNDS = 3;
const LINES = 80;

const TEXT = Array.from({ length: LINES }, (_, i) => `- ${i}: ${'words and more, '.repeat(6)}日本 👩‍⚕️`).join('\n');

let driver: Promise<string> | undefined;

/**
 * Puts more than 8,000 characters in, by the in-page library alone: that many no consent covers at once. Timed
 * beside the editor's own way of taking the same text, a few times over where the machine is busy.
 *
 * @returns null, or what was not as it should be.
 */
export async function insertLong(page: Page): Promise<string | null> {
  if (TEXT.length < 8_000) throw new Error('the text is too short');
  driver ??= bundleDriver();
  const run = await isolatedWorld(page, await driver);
  let slow: string | null = null;
  for (let round = 0; round < ROUNDS; round++) {
    await typeDraft(page);
    const alone = (await run(`typeLong(${JSON.stringify(TEXT)})`)) as number;
    const draft = await typeDraft(page);
    await page.waitForTimeout(REST_MS);
    const ours = (await run(`insertLong(${JSON.stringify(TEXT)})`)) as number | string;
    if (typeof ours === 'string') return ours;
    const fault = await becomes(() => composerText(page), `${draft}\n\n${TEXT}`, 1_000);
    if (fault) return fault.length > 300 ? `${fault.length} characters that are not the text` : fault;
    await page.keyboard.press('Control+z');
    const left = await becomes(() => composerText(page), draft);
    if (left) return `one undo does not take it out: ${left.slice(0, 200)}`;
    slow = ours - alone <= BEYOND_MS ? null : `${ours.toFixed(0)} ms, the editor alone ${alone.toFixed(0)} ms`;
    if (slow === null) break;
  }
  return slow;
}

async function bundleDriver(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'tests/sites/long-driver.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
