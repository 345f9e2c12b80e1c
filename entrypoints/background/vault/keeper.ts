import { type VaultFinding, WalletError } from '#lib/protocol/index';
import { type Damage, dropV1, type Vault } from '#lib/vault/index';

/** A change of many items dirties many buckets: they are moved together. */
const FORGET_AFTER_MS = 300;
const LOOK_AFTER_MS = 2_000;
/** What a disk does meanwhile is found while it goes on being used. A worker that starts looks by itself. */
const LOOK_AGAIN_MS = 30 * 60_000;

/** Looks after the vault: forgets what was deleted, compares what is there with what was written, remembers damage. */
export class Keeper {
  readonly #findings = new Map<string, VaultFinding>();
  #forgetSoon: ReturnType<typeof setTimeout> | undefined;
  #lookSoon: ReturnType<typeof setTimeout> | undefined;
  #forgetting: Promise<void> | null = null;

  /** @param onFound called when there is something new to tell */
  constructor(private readonly onFound: () => void) {}

  get findings(): VaultFinding[] {
    return [...this.#findings.values()];
  }

  report(damage: Damage | { place: 'header' | 'mirror' }): void {
    const { place } = damage;
    const store = 'store' in damage ? damage.store : null;
    // Index segments are made anew of the items as soon as they are missed.
    const mends = place === 'log' ? damage.mended : place !== 'record' && place !== 'contents';
    const finding: VaultFinding = {
      place,
      store,
      id: 'id' in damage ? damage.id : null,
      repaired: mends || isIndex(store),
    };
    const key = [place, store, finding.id].join('/');
    if (this.#findings.has(key)) return;
    this.#findings.set(key, finding);
    this.onFound();
  }

  /** The person has read them. What is still damaged is found again. */
  clear(): void {
    this.#findings.clear();
  }

  /** The wallet ends: nothing is looked for any more, and what was found was of that wallet. */
  end(): void {
    clearTimeout(this.#forgetSoon);
    clearTimeout(this.#lookSoon);
    this.clear();
  }

  /** After a change: what it deleted or replaced is forgotten soon. */
  changed(vault: () => Promise<Vault>): void {
    clearTimeout(this.#forgetSoon);
    this.#forgetSoon = setTimeout(() => void this.forget(vault), FORGET_AFTER_MS);
  }

  /** Forgets what is to be forgotten; while it is locked, that waits for the next unlocking. */
  async forget(vault: () => Promise<Vault>): Promise<void> {
    clearTimeout(this.#forgetSoon);
    this.#forgetting ??= this.#forget(vault).finally(() => {
      this.#forgetting = null;
    });
    await this.#forgetting;
  }

  /**
   * The same at once and apart, for a vault that opens only until the wallet is locked. What is on its way is waited for:
   * its last step needs no key, and until then the old epochs are on the disk.
   */
  async forgetAtLock(vault: Vault): Promise<void> {
    if (await vault.hasToForget()) await this.#forget(async () => vault);
  }

  /** After unlocking: brings what was interrupted to its end, then looks whether all is as it was left. */
  async look(vault: () => Promise<Vault>): Promise<void> {
    this.#lookIn(LOOK_AGAIN_MS, vault);
    await this.forget(vault);
    for (const store of await this.#compared(vault)) this.report({ place: 'contents', store });
  }

  lookSoon(vault: () => Promise<Vault>): void {
    this.#lookIn(LOOK_AFTER_MS, vault);
  }

  #lookIn(ms: number, vault: () => Promise<Vault>): void {
    clearTimeout(this.#lookSoon);
    this.#lookSoon = setTimeout(() => void this.look(vault), ms);
  }

  async #forget(vault: () => Promise<Vault>): Promise<void> {
    try {
      const current = await vault();
      if ((await current.state()).dirty.length > 0) await dropV1();
      await current.forget();
    } catch (error) {
      if (!isLocked(error)) console.error(error);
    }
  }

  async #compared(vault: () => Promise<Vault>) {
    try {
      const current = await vault();
      await current.checkLogs();
      return await current.differences();
    } catch (error) {
      if (!isLocked(error)) console.error(error);
      return [];
    }
  }
}

const isLocked = (error: unknown) => error instanceof WalletError && error.code === 'locked';
const isIndex = (store: string | null) => store === 'index' || store === 'terms';
