import { type Bytes, fromBase64, toBase64 } from '#lib/crypto/bytes';
import { hkdf } from '#lib/crypto/kdf';
import { importAesKey } from '#lib/crypto/seal';
import { type KdfHeader, WalletError } from '#lib/protocol/index';
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

/** Unlocks, locks and derives: the only holder of private bytes. */
export class Keyring {
  #classKeys = new Map<KeyClass, CryptoKey>();

  constructor(private readonly deps: KeyringDeps) {}

  /** Makes a new wallet's secrets and unlocks it. The caller stores header and keys. */
  async create(kdf: KdfHeader, kek: Bytes): Promise<{ header: Header; keys: DerivedKeys }> {
    checkKdf(kdf);
    const { header, rootKey, keys } = await createSecrets(kdf, kek);
    await this.#start(rootKey);
    return { header, keys };
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

  async lock(): Promise<void> {
    this.#classKeys.clear();
    await this.deps.session.set(null);
    await this.deps.onDeadline(null);
  }

  /** Unix milliseconds at which it locks by itself, or null when it is locked. Locks when that moment has passed. */
  async deadline(): Promise<number | null> {
    const session = await this.deps.session.get();
    if (!session) {
      this.#classKeys.clear();
      return null;
    }
    if (this.deps.now() < session.deadline) return session.deadline;
    await this.lock();
    return null;
  }

  /** A person's act moves the deadline; nothing that a page does may. */
  async touch(): Promise<void> {
    const session = await this.deps.session.get();
    if (!session || this.deps.now() >= session.deadline) return;
    const deadline = this.deps.now() + (await this.deps.lockAfter());
    await this.deps.session.set({ ...session, deadline });
    await this.deps.onDeadline(deadline);
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
    const key = await importAesKey(await hkdf(fromBase64(session.rootKey), `satchel/class/${name}`));
    this.#classKeys.set(name, key);
    return key;
  }

  #attempt<T>(attempt: () => Promise<T>): Promise<T> {
    return guarded(this.deps.attempts, this.deps.now, attempt);
  }

  async #start(rootKey: Bytes): Promise<void> {
    this.#classKeys.clear();
    const deadline = this.deps.now() + (await this.deps.lockAfter());
    await this.deps.session.set({ rootKey: toBase64(rootKey), deadline });
    await this.deps.onDeadline(deadline);
    rootKey.fill(0);
  }
}
