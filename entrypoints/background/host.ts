import { deleteDB } from 'idb';
import { browser } from 'wxt/browser';
import { ApprovalQueue } from '#lib/consent/index';
import { IndexStore } from '#lib/context/index';
import type { Bytes } from '#lib/crypto/bytes';
import {
  type Access,
  classKeysOf,
  classSecrets,
  deriveKeys,
  type Header,
  Keyring,
  type KeySource,
  newSecrets,
  type Secrets,
  wrapSecrets,
} from '#lib/keyring/index';
import { nodeHash } from '#lib/log/hash';
import { mendNode } from '#lib/log/mend';
import { type Auth, createTurns, type ErrorCode, type KdfHeader, WalletError } from '#lib/protocol/index';
import {
  clearAside,
  DB_NAMES,
  type Draft,
  migrateV1,
  openV1,
  openVaultDb,
  Sensitivity,
  STORES,
  Vault,
  type VaultDb,
  type VaultDeps,
} from '#lib/vault/index';
import { ALARM } from './alarms';
import { appendEntries } from './proof/log';
import { buildServices, type Services } from './services';
import { announceChange, attemptStore, keepsSharing, lockMinutes, queueStore, sessionStore, write } from './storage';
import { DERIVED_KEYS, putDerived } from './vault/derived-keys';
import { exclusive, openEpochs } from './vault/epochs';
import { putHeader, readHeader } from './vault/headers';
import { Keeper } from './vault/keeper';
import { mirror } from './vault/mirror';

/** A password as it is set, with what is known of the 12 words. */
interface NewPassword {
  kdf: KdfHeader;
  kek: Bytes;
  phraseKept: boolean;
}

/** Builds the rooms' services once a worker's life and hands them out. */
export class Host {
  readonly queue = new ApprovalQueue(queueStore, Date.now);
  readonly keyring = new Keyring({
    session: sessionStore,
    attempts: attemptStore,
    now: Date.now,
    lockAfter: async () => (await lockMinutes()) * 60_000,
    keepsOrdinary: keepsSharing,
    atLock: (key) => this.#atLock(key),
    onDeadline: (deadline) => this.#onDeadline(deadline),
  });
  readonly keeper = new Keeper(announceChange);
  readonly #epochs = openEpochs(() => this.keeper.report({ place: 'epochs' }));
  readonly #current = async (): Promise<Vault> => (await this.services()).vault;
  #db: Promise<VaultDb> | null = null;
  #services: Promise<Services> | null = null;
  /** A wallet that is being made is there once it is open: till then nobody finds it locked. */
  #making = false;
  /** Only this worker writes it. */
  #header: Header | null = null;
  readonly #headerTurn = createTurns();
  #ending = false;
  #upgraded: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Null where there is no wallet. @throws WalletError `vault-newer`, `vault-corrupt` */
  async header(): Promise<Header | null> {
    if (this.#header) return this.#header;
    if (this.#making) return null;
    this.#header = await readHeader(await this.#open(), (place) => this.keeper.report({ place }));
    return this.#header;
  }

  /** @throws WalletError `wallet-exists`, `weak-kdf` */
  async create(kdf: KdfHeader, kek: Bytes): Promise<void> {
    const secrets = newSecrets();
    const keys = await deriveKeys(secrets.entropy);
    await this.#make(secrets, { kdf, kek, phraseKept: false }, (draft) => putDerived(draft, keys, DERIVED_KEYS));
  }

  /**
   * Makes a vault of what a wallet file holds, under a root key of its own.
   *
   * @param entropy what the wallet's 12 words stand for
   * @throws WalletError `wallet-exists`, `weak-kdf`, or what `work` throws
   */
  async restore(entropy: Bytes, password: NewPassword, work: (draft: Draft, index: IndexStore) => Promise<void>) {
    await this.#make({ ...newSecrets(), entropy }, password, (draft, vault) =>
      work(draft, new IndexStore(vault, new Sensitivity(vault))),
    );
  }

  async #make(
    secrets: Secrets,
    { kdf, kek, phraseKept }: NewPassword,
    work: (draft: Draft, vault: Vault) => Promise<void> | void,
  ): Promise<void> {
    if (await this.header()) throw new WalletError('wallet-exists');
    const db = await this.#open();
    const header = await wrapSecrets(secrets, { kdf, kek }, { vaultId: crypto.randomUUID(), phraseKept });
    secrets.entropy.fill(0);
    const classes = await classSecrets(secrets.root);
    const vault = this.#vault(db, header.vaultId, classKeysOf(classes));
    this.#making = true;
    try {
      await vault.initialise(header, (draft) => work(draft, vault));
      await mirror.set(header);
      // Only now: a wallet that was not written leaves no key behind.
      await this.keyring.start(secrets.root);
      this.#header = header;
    } finally {
      this.#making = false;
      announceChange();
    }
  }

  /**
   * Opens what only a password or a passkey opens.
   *
   * @throws WalletError `no-wallet`, `wrong-password`, `too-many-attempts`, `wrong-passkey`
   */
  async authenticate(auth: Auth): Promise<Secrets & { header: Header }> {
    const header = await this.existingHeader();
    return { header, ...(await this.keyring.authenticate(header, auth)) };
  }

  /** @throws WalletError `no-wallet` */
  async existingHeader(): Promise<Header> {
    const header = await this.header();
    if (!header) throw new WalletError('no-wallet');
    return header;
  }

  /** Writes the header anew, one writer at a time; the vault's copy first, then its mirror. */
  changeHeader(change: (header: Header) => Header | Promise<Header>): Promise<void> {
    return this.#headerTurn(async () => {
      const before = await this.existingHeader();
      const header = { ...(await change(before)), rev: before.rev + 1 };
      await putHeader(await this.#open(), header);
      this.#header = header;
      announceChange();
    });
  }

  /** @throws WalletError `no-wallet`, `vault-corrupt` when only the mirror is left */
  services(): Promise<Services> {
    if (!this.#services) {
      const building = this.#build();
      this.#services = building;
      building.catch(() => {
        if (this.#services === building) this.#services = null;
      });
    }
    return this.#services;
  }

  /** What was deleted is forgotten before the keys are gone, as far as time allows; else at the next unlocking. */
  lock(): Promise<void> {
    return this.keyring.lock();
  }

  /** Opens every record, and compares what is there with what was written. @throws WalletError `locked` */
  async check(): Promise<void> {
    await this.look();
    const { vault } = await this.services();
    for (const store of STORES) {
      for await (const _page of vault.pages(store));
    }
  }

  /** Ends this wallet: overwrites its epochs, locks, and deletes its databases and both copies of its header. */
  async discard(): Promise<void> {
    this.#ending = true;
    try {
      await this.#epochs.erase();
      await this.keyring.lock();
    } finally {
      this.#ending = false;
    }
    (await this.#open()).close();
    for (const name of DB_NAMES) await deleteDB(name);
    await mirror.set(null);
    this.keeper.end();
    this.#db = null;
    this.#services = null;
    this.#header = null;
  }

  /** Whether there is a wallet that can be opened, or one that is not, and cannot be. @throws WalletError `locked`, `vault-newer` */
  async condition(): Promise<'none' | 'whole' | 'beyond-repair'> {
    try {
      if (!(await this.header())) return 'none';
      await this.#current();
      return 'whole';
    } catch (error) {
      if (errorCode(error) === 'vault-corrupt') return 'beyond-repair';
      throw error;
    }
  }

  /** Drops what a killed worker had put aside for a change, also where there is no wallet yet, or it is locked. */
  async clearAside(): Promise<void> {
    const db = await this.#open();
    await exclusive(() => clearAside(db));
  }

  /** Once it is unlocked, and whenever a worker woke. */
  look(): Promise<void> {
    return this.keeper.look(this.#current);
  }

  /** After what the person unlocked it for: the first click does not wait. */
  lookSoon(): void {
    this.keeper.lookSoon(this.#current);
  }

  async phase(): Promise<{ phase: 'none' | 'locked' | 'unlocked'; lockAt: number | null; header: Header | null }> {
    const header = await this.header();
    if (!header) return { phase: 'none', lockAt: null, header };
    const lockAt = await this.keyring.deadline();
    return { phase: lockAt === null ? 'locked' : 'unlocked', lockAt, header };
  }

  /** While a vault of an earlier layout is copied: how much of it is, from 0 to 1. */
  get upgraded(): number | null {
    return this.#upgraded;
  }

  async isUnlocked(): Promise<boolean> {
    return (await this.access()) === 'full';
  }

  /** Passes where there is nothing that a lock could keep: no wallet, or no header that reads. @throws WalletError `locked` */
  async mustBeUnlocked(): Promise<void> {
    if ((await this.#hasHeader()) && !(await this.isUnlocked())) throw new WalletError('locked');
  }

  async #hasHeader(): Promise<boolean> {
    try {
      return (await this.header()) !== null;
    } catch (error) {
      if (errorCode(error) === 'vault-corrupt') return false;
      throw error;
    }
  }

  /** What can be opened now. */
  async access(): Promise<Access> {
    return (await this.header()) ? this.keyring.access() : 'none';
  }

  async #build(): Promise<Services> {
    const header = await this.header();
    if (!header) throw new WalletError('no-wallet');
    const vault = this.#vault(await this.#open(), header.vaultId, (name, epoch) => this.keyring.classKey(name, epoch));
    await this.#migrate(header.vaultId);
    await Promise.all([vault.state(), this.#epochs.table()]);
    return buildServices(vault, {
      queue: this.queue,
      wake: (at) => this.#wake(at),
      phraseKept: async () => (await this.existingHeader()).phraseKept,
    });
  }

  /** An earlier layout is copied once its keys are there. @throws WalletError `locked` */
  async #migrate(vaultId: string): Promise<void> {
    const db = await this.#open();
    if ((await db.count('state')) > 0) return;
    const old = await openV1();
    if (!old) return;
    const key: VaultDeps['key'] = (name, epoch) => this.keyring.classKey(name, epoch);
    const onProgress = (done: number) => this.#tellUpgraded(done);
    try {
      await exclusive(() => migrateV1(old, db, { vaultId, key, epochs: this.#epochs, onProgress }));
    } finally {
      this.#tellUpgraded(null);
    }
  }

  #tellUpgraded(done: number | null): void {
    this.#upgraded = done;
    announceChange();
  }

  #vault(db: VaultDb, vaultId: string, key: VaultDeps['key']): Vault {
    return new Vault(db, vaultId, {
      key,
      epochs: this.#epochs,
      append: appendEntries,
      mend: mendNode,
      join: nodeHash,
      now: Date.now,
      exclusive,
      onChange: () => {
        announceChange();
        this.keeper.changed(this.#current);
      },
      onDamage: (damage) => this.keeper.report(damage),
    });
  }

  #open(): Promise<VaultDb> {
    this.#db ??= openVaultDb();
    return this.#db;
  }

  /** A wallet that ends has nothing to forget: no epoch is left. */
  async #atLock(key: KeySource): Promise<void> {
    const header = this.#ending ? null : await this.header();
    if (!header) return;
    await this.keeper.forgetAtLock(this.#vault(await this.#open(), header.vaultId, key));
  }

  async #onDeadline(deadline: number | null): Promise<void> {
    if (deadline === null) {
      await browser.alarms.clear(ALARM.lock);
      const services = await this.#services?.catch(() => null);
      services?.index.clear();
      services?.grants.clear();
      services?.sensitivity.clear();
      await this.queue.forgetTexts();
      await write('session', 'pairing', null);
      await write('session', 'preparedProofs', null);
      announceChange();
    } else {
      await browser.alarms.create(ALARM.lock, { when: deadline });
    }
  }

  /** Alarms come half a minute late at best; while the worker lives a timer is on time. */
  #wake(at: number): void {
    void browser.alarms.create(ALARM.chain, { when: at });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#stepChain(), Math.max(0, at - Date.now()));
  }

  async #stepChain(): Promise<void> {
    if (await this.isUnlocked()) (await this.services()).anchoring.stepSoon();
  }
}

export const errorCode = (error: unknown): ErrorCode => (error instanceof WalletError ? error.code : 'internal');
