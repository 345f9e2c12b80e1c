import type { CDPSession, Page } from '@playwright/test';
import { editorReady, typeDraft } from '../e2e/support/chat';
import type { Wallet } from '../e2e/support/wallet';
import type { Row } from './report';

const CHATGPT = 'https://chatgpt.com/';
const TOKENS = 2_000;
const TOKEN_MS = 5;
const SETTLE_MS = 2_000;
const CATEGORIES = ['devtools.timeline', 'v8.execute', 'disabled-by-default-v8.compile'];
const LOADS = 5;
/** What runs script, and says whose. */
const RUNS = new Set(['FunctionCall', 'EvaluateScript', 'v8.compile']);
/** What a run left to be done right after it says nobody's name: it counts with the run that it follows. */
const REST = 'RunMicrotasks';
const RIGHT_AFTER_US = 60;

interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  /** Microseconds, by the clock and on the processor. */
  dur?: number;
  tdur?: number;
  tid: number;
  args?: { data?: { url?: string }; fileName?: string };
}

/** How long scripts of ours run on a chat page: while it loads, and while an answer streams. */
export async function scriptTime(wallet: Wallet): Promise<Row[]> {
  const own = `chrome-extension://${wallet.extensionId}/`;
  let page = await wallet.context.newPage();
  const loads: Spent[] = [];
  for (let round = 0; round < LOADS; round++) {
    await page.close();
    page = await wallet.context.newPage();
    loads.push(await traced(page, own, () => load(page)));
  }
  await typeDraft(page, 'Hello');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(SETTLE_MS);
  const stream = await traced(page, own, () => page.evaluate(streamAnswer, { tokens: TOKENS, pause: TOKEN_MS }));
  await page.close();
  return [row('script time, page load', loads, 5), row('script time, an answer of 2,000 tokens', [stream], 20)];
}

async function load(page: Page): Promise<void> {
  await page.goto(CHATGPT);
  await editorReady(page);
  await page.waitForTimeout(SETTLE_MS);
}

/**
 * The least of several rounds is what a script costs: a neighbour on the processor only ever adds to it. The middle one
 * is shown beside it.
 */
function row(what: string, rounds: readonly Spent[], limit: number): Row {
  const sorted = rounds.toSorted((a, b) => a.ms - b.ms);
  const { ms, runs } = sorted[0] ?? { ms: 0, runs: 0 };
  const middle = sorted.length > 1 ? `, mostly ${sorted[sorted.length >> 1]?.ms.toFixed(1)} ms` : '';
  return {
    what,
    measured: `${ms.toFixed(1)} ms in ${runs} runs${middle}`,
    figure: `at most ${limit} ms`,
    holds: runs > 0 && ms <= limit,
  };
}

interface Spent {
  ms: number;
  runs: number;
}

async function traced(page: Page, own: string, work: () => Promise<unknown>): Promise<Spent> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise<string>((resolve) => {
    cdp.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? ''));
  });
  await cdp.send('Tracing.end');
  const { traceEvents } = JSON.parse(await readAll(cdp, await complete)) as { traceEvents: TraceEvent[] };
  await cdp.detach();
  return spentIn(traceEvents, own);
}

/**
 * Sums a thread's own time in scripts of ours (`tdur`), not the clock's (`dur`): while a script waits for the processor
 * it costs the page nothing that the machine did not take. Only where a trace has no thread times is it the clock's.
 * Runs inside of runs count once; layouts that a script forces are in it.
 */
function spentIn(events: readonly TraceEvent[], own: string): Spent {
  const isOurs = ({ name, args }: TraceEvent) =>
    RUNS.has(name) && (args?.data?.url ?? args?.fileName)?.startsWith(own) === true;
  const ends = new Map<number, number>();
  let [total, runs] = [0, 0];
  for (const event of events.filter(({ ph }) => ph === 'X').sort((a, b) => a.ts - b.ts)) {
    const { name, tid, ts, dur = 0, tdur = dur } = event;
    const since = ts - (ends.get(tid) ?? Number.NEGATIVE_INFINITY);
    if (since < 0 || !(isOurs(event) || (name === REST && since <= RIGHT_AFTER_US))) continue;
    ends.set(tid, ts + dur);
    total += tdur;
    runs++;
  }
  return { ms: total / 1_000, runs };
}

async function readAll(cdp: CDPSession, handle: string): Promise<string> {
  let text = '';
  for (;;) {
    const { data, eof } = await cdp.send('IO.read', { handle });
    text += data;
    if (eof) return text;
  }
}

/** Adds words to the last answer and keeps it in view, as chat pages do. Runs in the page. */
async function streamAnswer({ tokens, pause }: { tokens: number; pause: number }): Promise<void> {
  const thread = document.getElementById('thread');
  const body = [...(thread?.querySelectorAll('.bubble') ?? [])].at(-1);
  if (!thread || !body) throw new Error('no answer to add to');
  for (let token = 0; token < tokens; token++) {
    body.append(`word${token} `);
    if (token % 40 === 39) body.append(document.createElement('p'));
    thread.scrollTop = thread.scrollHeight;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
