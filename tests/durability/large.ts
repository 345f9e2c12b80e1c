import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { type Bytes, toBase64 } from '#lib/crypto/bytes';
import { FILE_PART_BYTES, type ImportAim } from '#lib/protocol/backup';
import { note } from '../e2e/support/entered';
import { ask } from '../e2e/support/screens/open';
import { Wallet } from '../e2e/support/wallet';
import { logFaults, stored } from './inside';
import { HANDED_OVER, largeFile } from './large-file';
import type { Random } from './random';

/** More than a change holds in memory, so that a part of it is put aside (docs/adr/0014-large-changes.md). */
const LINES = 2_400;
const START_BYTES = 16_384;
/** How long at most until something is put aside, and until a new worker has cleared it away. */
const ASIDE_WITHIN_MS = 45_000;
/** Kills come so long after that at most: some while more is put aside, some in the swap, some once it is through. */
const SPREAD_MS = 1_200;
const LOOK_EVERY_MS = 20;

export interface LargeKills {
  /** In the middle of a restore, and of an import into a wallet that is there. */
  restores: number;
  imports: number;
}

/** Kills the browser in the middle of changes that are larger than memory: all of one is there afterwards, or nothing. */
export class LargeChanges {
  readonly wrong: string[] = [];
  kills = 0;
  /** Kills after which something lay aside. */
  staged = 0;
  #page: Page;

  private constructor(
    private readonly wallet: Wallet,
    private readonly random: Random,
    page: Page,
  ) {
    this.#page = page;
  }

  /** In a browser of its own, without a wallet at first. */
  static async run({ restores, imports }: LargeKills, random: Random): Promise<LargeChanges> {
    const wallet = await Wallet.launch();
    try {
      const run = new LargeChanges(wallet, random, await anyPage(wallet));
      for (let i = 0; i < restores && (await run.#isWithoutWallet()); i++) await run.#killOnce('restore');
      if (await run.#isWithoutWallet()) await run.#whole('restore');
      for (let i = 0; i < imports; i++) await run.#killOnce('merge');
      await run.#whole('merge');
      return run;
    } finally {
      await wallet.close();
      await rm(wallet.profileDir, { recursive: true, force: true });
    }
  }

  async #killOnce(aim: ImportAim): Promise<void> {
    const before = await stored(this.#page, 'items');
    await this.#send(aim);
    await this.#putAside(before);
    const after = this.random.between(0, SPREAD_MS);
    await sleep(after);
    await this.wallet.killBrowser();
    await this.wallet.relaunch();
    this.#page = await anyPage(this.wallet);
    this.kills++;
    const left = await stored(this.#page, 'aside');
    if (left > 0) this.staged++;
    await this.#look(`large ${aim}, killed after ${after} ms, ${left} rows aside`, before);
  }

  /** One that nothing disturbs: what was left of those before does not stand in its way. */
  async #whole(aim: ImportAim): Promise<void> {
    const before = await stored(this.#page, 'items');
    const id = await this.#send(aim);
    while (!(await ask(this.#page, 'import.progress', { id })).summary);
    const came = (await stored(this.#page, 'items')) - before;
    await this.#look(`large ${aim}, undisturbed`, before);
    if (came !== LINES) this.wrong.push(`${came} of ${LINES} lines of an undisturbed ${aim}`);
  }

  async #look(what: string, before: number): Promise<void> {
    const faults: string[] = [];
    const came = (await stored(this.#page, 'items')) - before;
    if (came !== 0 && came !== LINES) faults.push(`${came} of ${LINES} lines`);
    if (!(await this.#cleared())) faults.push('what was put aside is there still');
    if (!(await this.#isWithoutWallet())) {
      await this.#unlock();
      const { total } = await ask(this.#page, 'items.list', { query: '', category: null, offset: 0, limit: 1 });
      if (total !== before + came) faults.push(`${total} lines in the index, ${before + came} in the vault`);
      const damage = (await ask(this.#page, 'vault.check', {})).filter(({ repaired }) => !repaired);
      faults.push(...damage.map((finding) => `damaged: ${JSON.stringify(finding)}`), ...(await logFaults(this.#page)));
    } else if (came !== 0) faults.push('lines without a wallet');
    for (const fault of faults) console.error(`${what}: ${fault}`);
    this.wrong.push(...faults);
    console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'}  ${what}: ${came === 0 ? 'nothing' : 'all'} of it is there`);
  }

  /** Hands over a file of fresh lines. @returns once it is being written */
  async #send(aim: ImportAim): Promise<string> {
    const page = this.#page;
    const name = `large change ${this.random.between(0, 2 ** 31)}`;
    const texts = Array.from({ length: LINES }, (_, i) => `${name}, line ${i} of many`);
    note(page.context(), 'texts', name);
    const { code } = await ask(page, 'pairing.begin', {});
    const file = await largeFile(code, texts, 'Work');
    const start = base64(file.subarray(0, START_BYTES));
    const { id } = await ask(page, 'import.begin', { start, opening: { by: 'pairing' }, aim });
    for (let from = START_BYTES; from < file.length; from += FILE_PART_BYTES) {
      await ask(page, 'import.feed', { id, part: base64(file.subarray(from, from + FILE_PART_BYTES)) });
    }
    await ask(page, 'import.finish', { id, password: aim === 'restore' ? HANDED_OVER : null });
    return id;
  }

  async #unlock(): Promise<void> {
    if ((await ask(this.#page, 'wallet.status', {})).phase !== 'locked') return;
    await ask(this.#page, 'wallet.unlock', { auth: { by: 'password', kek: HANDED_OVER.kek }, stronger: null });
  }

  async #isWithoutWallet(): Promise<boolean> {
    return (await ask(this.#page, 'wallet.status', {})).phase === 'none';
  }

  /** Waits until something lies aside, or has gone through already. */
  async #putAside(before: number): Promise<void> {
    const last = Date.now() + ASIDE_WITHIN_MS;
    while ((await stored(this.#page, 'aside')) === 0 && (await stored(this.#page, 'items')) === before) {
      if (Date.now() > last) throw new Error(`nothing was put aside within ${ASIDE_WITHIN_MS} ms`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  async #cleared(): Promise<boolean> {
    const last = Date.now() + ASIDE_WITHIN_MS;
    while ((await stored(this.#page, 'aside')) > 0) {
      if (Date.now() > last) return false;
      await sleep(LOOK_EVERY_MS);
    }
    return true;
  }
}

const anyPage = (wallet: Wallet) => wallet.open(`chrome-extension://${wallet.extensionId}/verify.html`);
const base64 = (bytes: Uint8Array) => toBase64(bytes as Bytes);
