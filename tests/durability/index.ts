import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { unlock } from '../e2e/support/screens/gate';
import { ask } from '../e2e/support/screens/open';
import { Wallet } from '../e2e/support/wallet';
import { allItems, logFaults } from './inside';
import { Model } from './model';
import { Random } from './random';
import { WriteStream } from './stream';

const PASSWORD = 'violet harbour 41 lantern';
const EARLIEST_KILL_MS = 30;
const LATEST_KILL_MS = 900;

export interface Plan {
  seed: number;
  /** How often the worker is killed, and how often the whole browser. */
  workerKills: number;
  browserKills: number;
}

/**
 * Kills the worker and the browser at random points in a stream of writes, and looks each time whether everything that
 * was acknowledged is there, whole, and nothing that was deleted.
 *
 * @returns whether it all was
 */
export async function durability(plan: Plan): Promise<boolean> {
  console.log(`seed ${plan.seed}: ${plan.workerKills} kills of the worker, ${plan.browserKills} of the browser`);
  const random = new Random(plan.seed);
  const wallet = await Wallet.launch();
  const run = new Run(wallet, random);
  try {
    await wallet.create({ password: PASSWORD });
    await run.open();
    const kills = [
      ...Array<'worker'>(plan.workerKills).fill('worker'),
      ...Array<'browser'>(plan.browserKills).fill('browser'),
    ];
    while (kills.length > 0) {
      const [kind] = kills.splice(random.between(0, kills.length), 1);
      await run.killOnce(kind ?? 'worker');
    }
    console.log(`${run.kills} kills, ${run.acknowledged} acknowledged changes, ${run.wrong.length} faults`);
    return run.wrong.length === 0;
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
  }
}

class Run {
  kills = 0;
  acknowledged = 0;
  readonly wrong: string[] = [];
  readonly #model = new Model();
  #page: Page | null = null;

  constructor(
    private readonly wallet: Wallet,
    private readonly random: Random,
  ) {}

  async open(): Promise<void> {
    this.#page = await this.wallet.open(`chrome-extension://${this.wallet.extensionId}/popup.html`);
  }

  async killOnce(kind: 'worker' | 'browser'): Promise<void> {
    const stream = new WriteStream(this.#opened, this.#model, this.random, String(this.kills));
    const writing = stream.run();
    const after = this.random.between(EARLIEST_KILL_MS, LATEST_KILL_MS);
    await new Promise((resolve) => setTimeout(resolve, after));
    if (kind === 'worker') await this.wallet.killWorker();
    else await this.wallet.killBrowser();
    stream.stop();
    await within(20_000, writing);
    this.kills++;
    this.acknowledged += stream.acknowledged;
    if (kind === 'browser') await this.#restart();
    await this.#look(`kill ${this.kills} (${kind}, after ${after} ms)`);
  }

  async #restart(): Promise<void> {
    await this.wallet.relaunch();
    await this.open();
    const refusal = await unlock(this.#opened, PASSWORD);
    if (refusal) this.wrong.push(`it does not unlock: ${refusal}`);
  }

  async #look(what: string): Promise<void> {
    // A worker that died in between is woken by the question, and answers it.
    const items = await allItems(this.#opened);
    const damage = (await ask(this.#opened, 'vault.check', {})).filter(({ repaired }) => !repaired);
    const faults = [
      ...this.#model.settle(items),
      ...(await logFaults(this.#opened)),
      ...damage.map((finding) => `damaged: ${JSON.stringify(finding)}`),
    ];
    for (const fault of faults) console.error(`${what}: ${fault}`);
    this.wrong.push(...faults);
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${what}: ${items.length} items`);
  }

  get #opened(): Page {
    if (!this.#page) throw new Error('no page is open');
    return this.#page;
  }
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`nothing was answered for ${ms} ms`)), ms);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
