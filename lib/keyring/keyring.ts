import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { importAesKey } from '#lib/crypto/seal';
import { createTurns, type KdfHeader, WalletError } from '#lib/protocol/index';
import { type AttemptStore, guarded } from './attempts';
import { checkKdf, type Header } from './header';
import { createSecrets, type DerivedKeys, openPhrase, openRoot, wordsOf } from './secrets';

/** What outlives a killed worker: never the phrase, never the password's key. */
export interface Session {
  /** base64: `storage.session` keeps no bytes. */
  rootKey: string;
  /** Unix milliseconds. */
  deadline: number;
}

export interface SessionStore {
  get(): Promise<Session | null>;
  set(session: Session | null): Promise<void>;
}

export type KeyClass = 'ordinary' | 'sensitive';

export interface KeyringDeps {
  session: SessionStore;
  attempts: AttemptStore;
  now: () => number;
  /** Milliseconds until the wallet locks by itself. */
  lockAfter: () => Promise<number>;
  /** Called with the new deadline, or null when locked, so that an alarm can be set. */
  onDeadline: (deadline: number | null) => Promise<void>;
}

/** A wallet's secrets before it is written. */
export interface Created {
  header: Header;
  keys: DerivedKeys;
  key: (name: KeyClass) => Promise<CryptoKey>;
}

/** Unlocks, locks and derives: the only holder of private bytes. */
export class Keyring {
  #classKeys = new Map<KeyClass, CryptoKey>();
  readonly #inTurn = createTurns();
  readonly #attempts = createTurns();

  constructor(private readonly deps: KeyringDeps) {}

  /**
   * Makes a new wallet's secrets, has `store` write them, and unlocks: a wallet that was not written never
   * leaves its key behind.
   *
   * @throws WalletError `weak-kdf`, or what `store` throws
   */
  async create(kdf: KdfHeader, kek: Bytes, store: (made: Created) => Promise<void>): Promise<void> {
    checkKdf(kdf);
    const { header, rootKey, keys } = await createSecrets(kdf, kek);
    const key = (name: KeyClass) => classKeyOf(rootKey, name);
    await store({ header, keys, key });
    await this.#start(rootKey);
  }

  /** @throws WalletError `wrong-password`, `too-many-attempts`, `weak-kdf` */
  async unlock(header: Header, kek: Bytes): Promise<void> {
    checkKdf(header.kdf);
    await this.#start(await this.#attempt(() => openRoot(header, kek)));
  }

  /**
   * The 12 words; asks for the password's key each time.
   *
   * @throws WalletError `wrong-password`, `too-many-attempts`
   */
  async words(header: Header, kek: Bytes): Promise<string[]> {
    return wordsOf(await this.#attempt(() => openPhrase(header, kek)));
  }

  lock(): Promise<void> {
    return this.#inTurn(() => this.#lockNow());
  }

  /** Unix milliseconds at which it locks by itself, or null when it is locked. Locks when that moment has passed. */
  async deadline(): Promise<number | null> {
    const session = await this.deps.session.get();
    if (!session) {
      this.#classKeys.clear();
      return null;
    }
    if (this.deps.now() < session.deadline) return session.deadline;
    await this.lockIfDue();
    return null;
  }

  /** For the alarm, and for whoever finds the deadline passed. */
  lockIfDue(): Promise<void> {
    return this.#inTurn(async () => {
      const session = await this.deps.session.get();
      if (session && this.deps.now() >= session.deadline) await this.#lockNow();
    });
  }

  /** A person's act moves the deadline; nothing that a page does may. */
  async touch(): Promise<void> {
    const lasts = await this.deps.lockAfter();
    await this.#inTurn(async () => {
      const session = await this.deps.session.get();
      if (!session || this.deps.now() >= session.deadline) return;
      const deadline = this.deps.now() + lasts;
      await this.deps.session.set({ ...session, deadline });
      await this.deps.onDeadline(deadline);
    });
  }

  /**
   * The key of a class of records. The deadline is checked before every use.
   *
   * @throws WalletError `locked`
   */
  async classKey(name: KeyClass): Promise<CryptoKey> {
    if ((await this.deadline()) === null) throw new WalletError('locked');
    const known = this.#classKeys.get(name);
    if (known) return known;
    const session = await this.deps.session.get();
    if (!session) throw new WalletError('locked');
    const key = await classKeyOf(fromBase64(session.rootKey), name);
    this.#classKeys.set(name, key);
    return key;
  }

  /** One attempt at a time, so that many at once do not share one count. */
  #attempt<T>(attempt: () => Promise<T>): Promise<T> {
    return this.#attempts(() => guarded(this.deps.attempts, this.deps.now, attempt));
  }

  async #start(rootKey: Bytes): Promise<void> {
    const lasts = await this.deps.lockAfter();
    await this.#inTurn(async () => {
      this.#classKeys.clear();
      const deadline = this.deps.now() + lasts;
      await this.deps.session.set({ rootKey: toBase64(rootKey), deadline });
      await this.deps.onDeadline(deadline);
      rootKey.fill(0);
    });
  }

  async #lockNow(): Promise<void> {
    this.#classKeys.clear();
    await this.deps.session.set(null);
    await this.deps.onDeadline(null);
  }
}

async function classKeyOf(rootKey: Bytes, name: KeyClass): Promise<CryptoKey> {
  return importAesKey(await hkdf(rootKey, `satchel/class/${name}`));
}
