import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Item } from '#lib/protocol/items';
import type { Params, Results } from '#lib/protocol/methods';
import { openFile, saveWalletFile } from '../e2e/support/screens/backup';
import { ask, onScreen } from '../e2e/support/screens/open';
import { Wallet } from '../e2e/support/wallet';
import { percentile, printTable, type Row, timed } from './report';
import { unlocking } from './unlock';
import { MB, WorkerHeap } from './worker-heap';

const PASSWORD = 'violet harbour 41 lantern';
const ITEMS = 100_000;
const ITEM_CHARS = 1_000;
const SEEDED_AT_ONCE = 5_000;
/** As the side panel asks for them. */
const PAGE = 100;
const ROUNDS = 10;
const HOUR_MS = 3_600_000;
const WORKER_LIMIT = 150 * MB;

/** `npm run bench -- scale [ITEMS]`: 100,000 items of 1 kB through the extension, out into a file and back in. */
export async function bench([count = String(ITEMS)]: readonly string[]): Promise<boolean> {
  const total = Number(count);
  const folder = await mkdtemp(join(tmpdir(), 'satchel-scale-'));
  const file = join(folder, 'large.satchel');
  try {
    const rows = [
      ...(await inWallet((wallet) => out(wallet, total, file))),
      ...(await inWallet((wallet) => back(wallet, total, file))),
    ];
    console.log();
    printTable(rows);
    return rows.every(({ holds }) => holds !== false);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function inWallet(work: (wallet: Wallet) => Promise<Row[]>): Promise<Row[]> {
  const wallet = await Wallet.launch();
  wallet.context.setDefaultTimeout(HOUR_MS);
  try {
    return await work(wallet);
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
  }
}

/** A wallet that grows to its size, is used, and is saved into a file. */
async function out(wallet: Wallet, total: number, file: string): Promise<Row[]> {
  await wallet.create({ password: PASSWORD });
  const seeded = await timed(() => seed(wallet, total));
  const rows = [took(`add ${words(total)} items, ${SEEDED_AT_ONCE.toLocaleString('en')} at once`, seeded)];
  rows.push(...(await unlocking(wallet, PASSWORD, words(total))));
  await onScreen(wallet, 'sidepanel.html', async (page) => void rows.push(...(await used(wallet, page))));
  await wallet.killWorker();
  await onScreen(wallet, 'options.html', async (page) => {
    const saved = () => saveWalletFile(page, PASSWORD, file);
    rows.push(...(await weighed(wallet, page, `write a wallet file of ${words(total)} items`, saved)));
  });
  rows.push(reported('size of that file', `${((await stat(file)).size / MB).toFixed(0)} MB`));
  return rows;
}

/** The file into a browser without a wallet: looked at, then restored. */
async function back(wallet: Wallet, total: number, file: string): Promise<Row[]> {
  const rows: Row[] = [];
  await onScreen(wallet, 'onboarding.html', async (page) => {
    await page.getByRole('button', { name: 'I have a wallet file' }).click();
    const look = async () => {
      await openFile(page, file, { password: PASSWORD }, 'Continue');
      await page.getByLabel('New password', { exact: true }).waitFor();
    };
    rows.push(...(await weighed(wallet, page, `check a file of ${words(total)} items`, look)));
    const restore = async () => {
      await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
      await page.getByLabel('Password again', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Restore' }).click();
      await page.getByRole('heading', { name: 'Where' }).waitFor();
    };
    rows.push(...(await weighed(wallet, page, `restore ${words(total)} items`, restore)));
    const { total: found } = await list(page, '', 0);
    rows.push({ ...reported('items that came back', words(found)), figure: words(total), holds: found === total });
  });
  return rows;
}

async function seed(wallet: Wallet, total: number): Promise<void> {
  for (let from = 0; from < total; from += SEEDED_AT_ONCE) {
    await wallet.seed(items(from, Math.min(total, from + SEEDED_AT_ONCE)));
    console.log(`  ${words(Math.min(total, from + SEEDED_AT_ONCE))} of ${words(total)} items`);
  }
}

/** Lists, pages through, searches and edits, as the side panel does. */
async function used(wallet: Wallet, page: Page): Promise<Row[]> {
  await list(page, '', 0);
  await list(page, 'harbour', 0);
  const found: Item[] = [];
  const paging = await repeated(async (round) => {
    const { ms, items } = await list(page, '', round * PAGE);
    found.push(...items.slice(0, 1));
    return ms;
  });
  const searching = await repeated(async (round) => (await list(page, `${word(round)} ${word(round + 7)}`, 0)).ms);
  const editing = await repeated((round) => edit(page, found[round]));
  const heap = await WorkerHeap.of(wallet);
  const held = await heap.held();
  await heap.detach();
  return [
    took(`list any page of ${PAGE}, p50`, paging),
    took('search for two words, p50', searching),
    took('edit an item, p50', editing),
    memory('worker, index loaded for search, held', held),
  ];
}

const list = (page: Page, query: string, offset: number) =>
  answered(page, 'items.list', { query, category: null, offset, limit: PAGE });

async function edit(page: Page, item: Item | undefined): Promise<number> {
  if (!item) throw new Error('no item to edit');
  const draft = { text: `${item.text} edited`, category: item.category };
  return (await answered(page, 'items.edit', { id: item.id, baseRev: item.rev, draft })).ms;
}

/** An answer and the milliseconds that the page waited for it: what it takes to hand it to this process is not in them. */
function answered<M extends 'items.list' | 'items.edit'>(page: Page, method: M, params: Params<M>) {
  return page.evaluate(
    async (request) => {
      const { runtime } = (globalThis as unknown as { chrome: { runtime: Runtime } }).chrome;
      const start = performance.now();
      const { result } = await runtime.sendMessage(request);
      return { ...result, ms: performance.now() - start };
    },
    { satchel: 1, method, params },
  ) as Promise<Results[M] & { ms: number }>;
}

interface Runtime {
  sendMessage(request: object): Promise<{ result: object }>;
}

async function repeated(work: (round: number) => Promise<number>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await work(round));
  return percentile(times, 0.5);
}

/** How long some work takes, and what the worker needs for it. */
async function weighed(wallet: Wallet, page: Page, what: string, work: () => Promise<unknown>): Promise<Row[]> {
  // An idle worker is stopped, and has no heap.
  await ask(page, 'wallet.status', {});
  const heap = await WorkerHeap.of(wallet);
  let ms = 0;
  const peak = await heap.peakDuring(async () => {
    ms = await timed(work);
  });
  await heap.detach();
  console.log(`  ${what}: ${(ms / 1_000).toFixed(0)} s`);
  return [took(what, ms), memory('the worker meanwhile, at most', peak)];
}

const reported = (what: string, measured: string): Row => ({ what, measured, figure: 'reported', holds: null });
const took = (what: string, ms: number): Row =>
  reported(what, ms < 10_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(0)} s`);
const memory = (what: string, bytes: number): Row => ({
  what,
  measured: `${(bytes / MB).toFixed(0)} MB`,
  figure: `at most ${WORKER_LIMIT / MB} MB`,
  holds: bytes <= WORKER_LIMIT,
});
const words = (count: number) => count.toLocaleString('en');

/** Words that look like words, some frequent and most rare. */
const SYLLABLES = [
  'ba',
  'ko',
  'ri',
  'ten',
  'mu',
  'lar',
  'shi',
  'vo',
  'ned',
  'pal',
  'gri',
  'sta',
  'wen',
  'dor',
  'fi',
  'lo',
];
const word = (n: number) => [n, n >> 4, n >> 8].map((part, i) => SYLLABLES[(part + i) % SYLLABLES.length]).join('');

function items(from: number, to: number) {
  return Array.from({ length: to - from }, (_, i) => ({ text: textOf(from + i), category: 'Work' }));
}

function textOf(n: number): string {
  let text = `Fact ${n}`;
  for (let state = n + 1; text.length < ITEM_CHARS; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // The smaller numbers come more often, as common words do.
    text += ` ${word(Math.floor((state / 2 ** 32) ** 3 * 4_096))}`;
  }
  return text.slice(0, ITEM_CHARS);
}
