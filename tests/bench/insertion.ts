import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import { composer, typeDraft } from '../e2e/support/chat';
import { ROOT } from '../e2e/support/root';
import type { Wallet } from '../e2e/support/wallet';
import { percentile, type Row } from './report';

const CHATGPT = 'https://chatgpt.com/';
const DRAFT = 'What is thing 42 about?';
const ROUNDS = 15;
const ROUNDS_WITH_KILLED_WORKER = 5;

/**
 * From the click to the text in the composer, under a standing grant; beyond what the same insertion takes in the same
 * editor without a wallet behind it.
 */
export async function insertion(wallet: Wallet, items: string): Promise<Row[]> {
  const page = await wallet.open(CHATGPT);
  await typeDraft(page, DRAFT);
  const text = await firstTime(wallet, page);
  const alone: number[] = [];
  const clicked: number[] = [];
  const woken: number[] = [];
  await bringInsertion(page);
  for (let round = 0; round < ROUNDS; round++) {
    await freshDraft(page);
    alone.push(await page.evaluate(insertAlone, text));
    await freshDraft(page);
    clicked.push(await clickToText(wallet, page));
  }
  for (let round = 0; round < ROUNDS_WITH_KILLED_WORKER; round++) {
    await freshDraft(page);
    await wallet.killWorker();
    woken.push(await clickToText(wallet, page));
  }
  await page.close();
  const settling = percentile(alone, 0.5);
  return [
    row(`click to text, ${items} items, p50`, percentile(clicked, 0.5), settling, 50),
    row(`click to text, ${items} items, p95`, percentile(clicked, 0.95), settling, 100),
    row(`the same, worker killed, p50`, percentile(woken, 0.5), settling, 400),
  ];
}

function row(what: string, ms: number, settling: number, limit: number): Row {
  const beyond = ms - settling;
  return {
    what,
    measured: `editor ${settling.toFixed(0)} ms + ${beyond.toFixed(0)} ms`,
    figure: `editor + ${limit} ms`,
    holds: beyond <= limit,
  };
}

/** Consents where that was not done yet, so that the next clicks ask nothing. @returns the text that came. */
async function firstTime(wallet: Wallet, page: Page): Promise<string> {
  const asked = (await wallet.grants()).length === 0;
  await wallet.insert(page);
  if (asked) await wallet.approve(await wallet.consentWindow(), { days: 30, delivery: 'click' });
  await page.waitForTimeout(1_500);
  const text = (await wallet.composerText(page)).slice(DRAFT.length).trim();
  if (text === '') throw new Error('nothing was inserted');
  return text;
}

/** The draft alone, in an editor that has come to rest. */
async function freshDraft(page: Page): Promise<void> {
  await composer(page).press('Control+a');
  await composer(page).press('Delete');
  await typeDraft(page, DRAFT);
  await page.waitForTimeout(1_200);
}

async function clickToText(wallet: Wallet, page: Page): Promise<number> {
  const seen = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let clickedAt = 0;
        addEventListener('pointerdown', ({ timeStamp }) => (clickedAt = timeStamp), { capture: true, once: true });
        const editor = document.activeElement?.closest<HTMLElement>('[role="textbox"]');
        const before = editor?.innerText.length ?? 0;
        const watch = new MutationObserver(() => {
          if (clickedAt === 0 || (editor?.innerText.length ?? 0) <= before + 20) return;
          watch.disconnect();
          resolve(performance.now() - clickedAt);
        });
        watch.observe(document.body, { childList: true, characterData: true, subtree: true });
      }),
  );
  await wallet.insert(page);
  return seen;
}

/** Our own insertion, by itself, in the page's main world. */
async function bringInsertion(page: Page): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['lib/sites/editor/insert.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'insertion',
  });
  await page.evaluate(`${outputFiles[0]?.text}; globalThis.insertion = insertion`);
}

interface Insertion {
  insertBlock(element: HTMLElement, text: string, options: object): Promise<{ ok: boolean; detail?: string }>;
}

async function insertAlone(text: string): Promise<number> {
  const { insertBlock } = (globalThis as unknown as { insertion: Insertion }).insertion;
  const editor = document.activeElement?.closest<HTMLElement>('[role="textbox"]');
  if (!editor) throw new Error('no editor');
  const start = performance.now();
  let appeared = 0;
  const watch = new MutationObserver(() => (appeared ||= performance.now()));
  watch.observe(editor, { childList: true, characterData: true, subtree: true });
  const result = await insertBlock(editor, text, { clock: { lastEdit: 0, composing: false } });
  if (!result.ok) throw new Error(`the insertion failed: ${result.detail}`);
  return appeared - start;
}
