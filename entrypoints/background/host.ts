import { browser } from 'wxt/browser';
import { ApprovalQueue, Approvals, Disclosures, Grants } from '#lib/consent/index';
import { contextBlock, estimateTokens, IndexStore, Items } from '#lib/context/index';
import { siteKey } from '#lib/crypto/slip13';
import { type DerivedKeys, type Header, Keyring, parseHeader } from '#lib/keyring/index';
import { type ErrorCode, type KdfHeader, WalletError } from '#lib/protocol/index';
import { openVaultDb, Vault, type VaultDb, type VaultDeps, writeHeader } from '#lib/vault/index';
import { Anchoring } from './anchoring';
import { appendEntries } from './log';
import { announceChange, attemptStore, queueStore, read, sessionStore, write } from './storage';

export const ALARM = { lock: 'lock', chain: 'chain', reports: 'reports' } as const;
const DEFAULT_LOCK_MINUTES = 15;

/** Everything that needs a vault. */
export interface Services {
  vault: Vault;
  index: IndexStore;
  items: Items;
  grants: Grants;
  disclosures: Disclosures;
  approvals: Approvals;
  anchoring: Anchoring;
  /** A derived key. @throws WalletError `locked` */
  secret: (name: keyof DerivedKeys) => Promise<string>;
}

/** Builds the rooms' services once a worker's life and hands them out. */
export class Host {
  readonly queue = new ApprovalQueue(queueStore, Date.now);
  readonly keyring = new Keyring({
    session: sessionStore,
    attempts: attemptStore,
    now: Date.now,
    lockAfter: async () => (await this.lockMinutes()) * 60_000,
    onDeadline: (deadline) => this.#onDeadline(deadline),
  });
  #db: Promise<VaultDb> | null = null;
  #services: Promise<Services> | null = null;
  /** Only this worker writes it. */
  #header: Header | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  lockMinutes(): Promise<number> {
    return read('local', 'lockMinutes', DEFAULT_LOCK_MINUTES);
  }

  /** The header, from the vault or its mirror; null where there is neither. @throws WalletError `vault-newer` */
  async header(): Promise<Header | null> {
    if (this.#header) return this.#header;
    const stored = await (await this.#open()).get('header', 'header');
    const mirrored = await read<unknown>('local', 'header', null);
    this.#header = firstReadable(stored ?? mirrored, mirrored);
    return this.#header;
  }

  /** @throws WalletError `wallet-exists` */
  async create(kdf: KdfHeader, kek: Uint8Array<ArrayBuffer>): Promise<void> {
    if (await this.header()) throw new WalletError('wallet-exists');
    const db = await this.#open();
    await this.keyring.create(kdf, kek, async ({ header, keys, key }) => {
      const names = Object.keys(keys) as (keyof DerivedKeys)[];
      await this.#vault(db, header.vaultId, key).initialise(header, (draft) => {
        for (const name of names) draft.put('keys', name, { secret: keys[name] });
      });
      this.#header = header;
      await write('local', 'header', header);
    });
  }

  async replaceHeader(header: Header): Promise<void> {
    await writeHeader(await this.#open(), header);
    this.#header = header;
    await write('local', 'header', header);
    announceChange();
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

  async lock(): Promise<void> {
    await this.keyring.lock();
  }

  async phase(): Promise<{ phase: 'none' | 'locked' | 'unlocked'; lockAt: number | null; header: Header | null }> {
    const header = await this.header();
    if (!header) return { phase: 'none', lockAt: null, header };
    const lockAt = await this.keyring.deadline();
    return { phase: lockAt === null ? 'locked' : 'unlocked', lockAt, header };
  }

  async isUnlocked(): Promise<boolean> {
    return (await this.phase()).phase === 'unlocked';
  }

  async #build(): Promise<Services> {
    const header = await this.header();
    if (!header) throw new WalletError('no-wallet');
    const vault = this.#vault(await this.#open(), header.vaultId, (name) => this.keyring.classKey(name));
    await vault.state();
    const index = new IndexStore(vault);
    const items = new Items(vault, index);
    const grants = new Grants(vault, Date.now);
    const disclosures = new Disclosures(vault, grants);
    const secret = async (name: keyof DerivedKeys) => {
      const record = await vault.get('keys', name);
      if (!record) throw new WalletError('vault-corrupt', 'a derived key is missing');
      return record.value.secret;
    };
    const approvals = new Approvals({
      queue: this.queue,
      disclosures,
      items: (ids) => items.get(ids),
      block: composeBlock,
      siteKey: async (origin) => siteKey(await secret('sites'), origin),
      now: Date.now,
    });
    const anchoring = new Anchoring(vault, secret, (at) => this.#wake(at));
    return { vault, index, items, grants, disclosures, approvals, anchoring, secret };
  }

  #vault(db: VaultDb, vaultId: string, key: VaultDeps['key']): Vault {
    return new Vault(db, vaultId, {
      key,
      append: appendEntries,
      now: Date.now,
      onChange: announceChange,
    });
  }

  #open(): Promise<VaultDb> {
    this.#db ??= openVaultDb();
    return this.#db;
  }

  async #onDeadline(deadline: number | null): Promise<void> {
    if (deadline === null) {
      await browser.alarms.clear(ALARM.lock);
      const services = await this.#services?.catch(() => null);
      services?.index.clear();
      services?.grants.clear();
      await this.queue.forgetTexts();
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

/** Either place may be damaged; where neither reads, the first one's error says so. */
function firstReadable(first: unknown, second: unknown): Header | null {
  if (first === null || first === undefined) return null;
  try {
    return parseHeader(first);
  } catch (error) {
    if (second === null || (error instanceof WalletError && error.code === 'vault-newer')) throw error;
    return parseHeader(second);
  }
}

/** A context block and its size. */
export function composeBlock(texts: readonly string[]): { text: string; tokens: number } {
  const text = contextBlock(texts);
  return { text, tokens: estimateTokens(text) };
}

export const errorCode = (error: unknown): ErrorCode => (error instanceof WalletError ? error.code : 'internal');
