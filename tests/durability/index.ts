import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type { SiteHandler } from '../e2e/support/network';
import { ROOT } from '../e2e/support/root';
import { unlock } from '../e2e/support/screens/gate';
import { ask } from '../e2e/support/screens/open';
import { Wallet } from '../e2e/support/wallet';
import { allItems, logFaults } from './inside';
import { LargeChanges, type LargeKills } from './large';
import { Model } from './model';
import { Random } from './random';
import { isRotating, rotationBegins } from './rotation';
import { Scopes } from './scopes';
import { RECEIPTS, Sharing } from './sharing';
import { CATEGORIES, WriteStream } from './stream';

const PASSWORD = 'violet harbour 41 lantern';
const EARLIEST_KILL_MS = 30;
const LATEST_KILL_MS = 900;
/** Of this share, each waits for a rotation of keys to begin, so that enough of them fall into one. */
const AIMED = 0.3;
const ROTATION_WITHIN_MS = 3_000;
/** A shorter run may miss a rotation by chance. */
const SHOWS_ALL_FROM = 50;

export interface Plan extends LargeKills {
  seed: number;
  /** How often the worker is killed, and how often the whole browser. */
  workerKills: number;
  browserKills: number;
}

/**
 * Kills the worker and the browser at random points in a stream of writes, and, in a browser beside it, in changes that
 * are larger than memory. Looks each time whether everything that was acknowledged is there, whole, and nothing that was
 * deleted.
 *
 * @returns whether it all was
 */
export async function durability(plan: Plan): Promise<boolean> {
  const { seed, workerKills, browserKills, restores, imports } = plan;
  console.log(
    `seed ${seed}: ${workerKills} kills of the worker, ${browserKills} of the browser; ` +
      `${restores} in a large restore, ${imports} in a large import`,
  );
  const [streamHolds, largeHolds] = await Promise.all([stream(plan), large(plan)]);
  return streamHolds && largeHolds;
}

async function large(plan: Plan): Promise<boolean> {
  const { kills, staged, wrong } = await LargeChanges.run(plan, new Random(plan.seed + 1));
  console.log(`${kills} kills in large changes, ${staged} of them while a part was put aside; ${wrong.length} faults`);
  if (staged === 0) console.error('no kill left anything aside: nothing is shown of that');
  return wrong.length === 0 && staged > 0;
}

async function stream(plan: Plan): Promise<boolean> {
  const random = new Random(plan.seed);
  const wallet = await Wallet.launch({ sites: await practiceSites() });
  const run = new Run(wallet, random);
  try {
    await wallet.create({ password: PASSWORD });
    await run.begin();
    const kills = [
      ...Array<'worker'>(plan.workerKills).fill('worker'),
      ...Array<'browser'>(plan.browserKills).fill('browser'),
    ];
    while (kills.length > 0) {
      const [kind] = kills.splice(random.between(0, kills.length), 1);
      await run.killOnce(kind ?? 'worker');
    }
    const { rotations, acknowledged, delivered, wrong } = run;
    console.log(
      `${run.kills} kills, ${rotations} of them inside a rotation of keys; ${acknowledged} acknowledged acts, ` +
        `${delivered} of them insertions; ${wrong.length} faults`,
    );
    const shown = rotations > 0 && delivered > 0;
    if (!shown)
      console.error('no kill fell into a rotation of keys, or no text came to a page: nothing is shown of those');
    return wrong.length === 0 && (shown || run.kills < SHOWS_ALL_FROM);
  } finally {
    await wallet.close();
    await rm(wallet.profileDir, { recursive: true, force: true });
  }
}

/** By path, because this file runs from a bundle that lies elsewhere. */
async function practiceSites(): Promise<Record<string, SiteHandler>> {
  const fixture = pathToFileURL(join(ROOT, 'tests/fixtures/sites/index.mjs')).href;
  return ((await import(fixture)) as { sites: Record<string, SiteHandler> }).sites;
}

class Run {
  kills = 0;
  /** Kills that left buckets between two epochs. */
  rotations = 0;
  acknowledged = 0;
  readonly wrong: string[] = [];
  readonly #model = new Model();
  readonly #scopes = new Scopes();
  readonly #sharing: Sharing;
  #page: Page | null = null;

  constructor(
    private readonly wallet: Wallet,
    private readonly random: Random,
  ) {
    this.#sharing = new Sharing(wallet);
  }

  get delivered(): number {
    return this.#sharing.delivered;
  }

  /** A line in every category, and a consent that covers them all. */
  async begin(): Promise<void> {
    await this.#openPage();
    for (const category of CATEGORIES) {
      const text = `durable ground of ${category}`;
      await this.#model.adding([text], async () => [await ask(this.#opened, 'items.add', { text, category })]);
    }
    await this.#sharing.agree();
  }

  async #openPage(): Promise<void> {
    this.#page = await this.wallet.open(`chrome-extension://${this.wallet.extensionId}/popup.html`);
  }

  async killOnce(kind: 'worker' | 'browser'): Promise<void> {
    const stream = new WriteStream(
      this.#opened,
      this.#model,
      this.#sharing,
      this.#scopes,
      this.random,
      String(this.kills),
    );
    const began = Date.now();
    const writing = stream.run();
    await sleep(this.random.between(EARLIEST_KILL_MS, LATEST_KILL_MS));
    if (this.random.next() < AIMED) await rotationBegins(this.wallet.profileDir, ROTATION_WITHIN_MS);
    const after = Date.now() - began;
    if (kind === 'worker') await this.wallet.killWorker();
    else await this.wallet.killBrowser();
    stream.stop();
    const inRotation = isRotating(this.wallet.profileDir);
    if (inRotation) this.rotations++;
    await within(20_000, writing);
    this.kills++;
    this.acknowledged += stream.acknowledged;
    if (kind === 'browser') await this.#restart();
    await this.#look(`kill ${this.kills} (${kind}, after ${after} ms${inRotation ? ', inside a rotation' : ''})`);
  }

  async #restart(): Promise<void> {
    await this.wallet.relaunch();
    await this.#openPage();
    const refusal = await unlock(this.#opened, PASSWORD);
    if (refusal) this.wrong.push(`it does not unlock: ${refusal}`);
    await this.#sharing.open();
  }

  async #look(what: string): Promise<void> {
    // A worker that died in between is woken by the question, and answers it.
    const items = await allItems(this.#opened);
    const damage = (await ask(this.#opened, 'vault.check', {})).filter(({ repaired }) => !repaired);
    const faults = [
      ...this.#model.settle(items),
      ...(await this.#scopes.settle(this.#opened)),
      ...(await this.#sharing.settle(await ask(this.#opened, 'disclosures.list', { origin: null, limit: RECEIPTS }))),
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
