import { type Bytes, fromBase64 } from '#lib/crypto/bytes';
import { type Auth, createTurns, WalletError } from '#lib/protocol/index';
import { type AttemptStore, guarded } from './attempts';
import { ClassKeyCache, type ClassSecrets, classKey, classSecrets, type KeyClass } from './class-keys';
import { checkKdf, type Header } from './header';
import { openByPasskey, openByPassword, type Secrets } from './secrets';

/** What outlives a killed worker: never the root key, the phrase, or the password's key. */
export interface Session {
  secrets: ClassSecrets;
  /** Unix milliseconds; null when it has passed and only what may stay usable is left. */
  deadline: number | null;
  /** The latest moment that was seen, give or take `NOTED_MS`: a clock that shows an earlier one was set back. */
  seen: number;
}

export interface SessionStore {
  get(): Promise<Session | null>;
  set(session: Session | null): Promise<void>;
}

/** The key of a class of records in an epoch. @throws WalletError `locked` */
export type KeySource = (name: KeyClass, epoch: Bytes | null) => Promise<CryptoKey>;

/** Everything; what keeps working after the deadline; nothing. */
export type Access = 'full' | 'ordinary' | 'none';

export interface KeyringDeps {
  session: SessionStore;
  attempts: AttemptStore;
  now: () => number;
  /** Milliseconds until the wallet locks by itself. */
  lockAfter: () => Promise<number>;
  /** Whether the ordinary class stays usable after the deadline. */
  keepsOrdinary: () => Promise<boolean>;
  /**
   * Called as it locks, where someone asked for that or the alarm is on time, with keys of its own that open until it is
   * over: what must not wait. For everyone else it is locked by then. Bounded in time.
   */
  atLock: (key: KeySource) => Promise<void>;
  /** Called with the new deadline, or null when locked, so that an alarm can be set. */
  onDeadline: (deadline: number | null) => Promise<void>;
}

/** A session's `seen` is brought up to date this often; a worker that lives knows the moment itself. */
const NOTED_MS = 10_000;
/** Clocks are corrected by this much without anybody having set them. */
const SET_BACK_MS = 60_000;
const AT_LOCK_MS = 2_000;
/** An alarm comes half a minute late at worst. Later than this the computer was asleep, and no key is used any more. */
const ALARM_LATE_MS = 60_000;

/** Unlocks, locks and derives: the only holder of private bytes. */
export class Keyring {
  /** As the store has it; undefined until it was read. Only one worker lives at a time, and only it writes. */
  #session: Session | null | undefined;
  /** The latest moment that this worker saw. Unix milliseconds. */
  #latest = 0;
  readonly #keys = new ClassKeyCache();
  readonly #inTurn = createTurns();
  readonly #attempts = createTurns();

  constructor(private readonly deps: KeyringDeps) {}

  /**
   * Opens the root key and the 12 words' entropy: to unlock, and again before what matters most.
   *
   * @throws WalletError `wrong-password`, `too-many-attempts`, `weak-kdf`, `wrong-passkey`
   */
  authenticate(header: Header, auth: Auth): Promise<Secrets> {
    // A passkey's answer cannot be guessed: wrong ones need no count, and must not hold up the password.
    if (auth.by === 'passkey') return openByPasskey(header, auth.id, fromBase64(auth.prf));
    checkKdf(header.kdf);
    const open = () => openByPassword(header, fromBase64(auth.kek));
    // One at a time, so that many at once do not share one count.
    return this.#attempts(() => guarded(this.deps.attempts, this.deps.now, open));
  }

  /** Unlocks with an opened root key, which is wiped. */
  async start(root: Bytes): Promise<void> {
    const [lasts, secrets] = await Promise.all([this.deps.lockAfter(), classSecrets(root)]);
    root.fill(0);
    await this.#inTurn(async () => {
      const deadline = this.deps.now() + lasts;
      this.#keys.clear();
      this.#latest = this.deps.now();
      await this.#put({ secrets, deadline, seen: this.#latest });
      await this.deps.onDeadline(deadline);
    });
  }

  /** Locks everything, at once; `atLock` is over when this resolves. */
  lock(): Promise<void> {
    return this.#inTurn(async () => {
      const session = await this.#read();
      await this.#close(null);
      await this.#atLock(session);
    });
  }

  /** For the alarm, and for whoever finds the deadline passed. */
  lockIfDue(): Promise<void> {
    return this.#inTurn(async () => {
      const session = await this.#read();
      if (session === null || !this.#isDue(session)) return;
      const { ordinary } = session.secrets;
      const keeps = ordinary !== undefined && (await this.deps.keepsOrdinary());
      await this.#close(keeps ? { secrets: { ordinary }, deadline: null, seen: session.seen } : null);
      await this.#atLock(session);
    });
  }

  /** Unix milliseconds at which it locks by itself, or null when it is locked. Locks when that moment has passed. */
  async deadline(): Promise<number | null> {
    return (await this.#live())?.deadline ?? null;
  }

  /** What can be opened now. */
  async access(): Promise<Access> {
    const session = await this.#live();
    if (!session) return 'none';
    return session.deadline === null ? 'ordinary' : 'full';
  }

  /** A person's act moves the deadline; nothing that a page does may. */
  async touch(): Promise<void> {
    const lasts = await this.deps.lockAfter();
    await this.#inTurn(async () => {
      if (!(await this.#isBefore())) return;
      const { secrets } = (await this.#read()) as Session;
      const deadline = this.deps.now() + lasts;
      await this.#put({ secrets, deadline, seen: this.#latest });
      await this.deps.onDeadline(deadline);
    });
  }

  /**
   * The key of a class of records in an epoch; null for records from before there were epochs. The deadline is
   * checked before every use.
   *
   * @throws WalletError `locked`
   */
  async classKey(name: KeyClass, epoch: Bytes | null): Promise<CryptoKey> {
    const secrets = (await this.#live())?.secrets;
    const secret = secrets?.[name];
    if (!secret) throw new WalletError('locked');
    const known = this.#keys.get(name, epoch);
    if (known) return known;
    const key = await classKey(secret, epoch);
    // A lock that came meanwhile must not be followed by a key.
    if (this.#session?.secrets !== secrets) throw new WalletError('locked');
    this.#keys.set(name, epoch, key);
    return key;
  }

  /** The session, unless its deadline has passed; then what is left of it. */
  async #live(): Promise<Session | null> {
    const session = await this.#read();
    if (!this.#isDue(session)) {
      await this.#note(session);
      return session;
    }
    await this.lockIfDue();
    return this.#read();
  }

  /** Its keys are its own and end with it: whoever else asks meanwhile finds it locked, and so does the next worker. */
  async #atLock(session: Session | null): Promise<void> {
    const now = this.deps.now();
    if (!session || session.deadline === null || now >= session.deadline + ALARM_LATE_MS) return;
    if (this.#wasSetBack(session, now)) return;
    const { secrets } = session;
    const keys = new ClassKeyCache();
    let over = false;
    const source: KeySource = async (name, epoch) => {
      const secret = secrets[name];
      const key = keys.get(name, epoch) ?? (secret && (await classKey(secret, epoch)));
      if (!key || over) throw new WalletError('locked');
      keys.set(name, epoch, key);
      return key;
    };
    await within(AT_LOCK_MS, this.deps.atLock(source));
    over = true;
  }

  /** Its deadline has passed, or nobody knows whether it has: the clock was set back. */
  #isDue(session: Session | null): boolean {
    if (session === null || session.deadline === null) return false;
    const now = this.deps.now();
    if (now >= session.deadline || this.#wasSetBack(session, now)) return true;
    this.#latest = Math.max(this.#latest, now);
    return false;
  }

  #wasSetBack({ seen }: Session, now: number): boolean {
    return now < Math.max(seen, this.#latest) - SET_BACK_MS;
  }

  /** For the next worker. */
  async #note(session: Session | null): Promise<void> {
    if (session === null || session.deadline === null || this.#latest < session.seen + NOTED_MS) return;
    await this.#put({ ...session, seen: this.#latest });
  }

  async #isBefore(): Promise<boolean> {
    const session = await this.#read();
    return session !== null && session.deadline !== null && !this.#isDue(session);
  }

  async #read(): Promise<Session | null> {
    if (this.#session === undefined) {
      const stored = await this.deps.session.get();
      // Whoever wrote meanwhile knows better.
      if (this.#session === undefined) this.#session = stored;
    }
    return this.#session ?? null;
  }

  async #put(session: Session | null): Promise<void> {
    this.#session = session;
    await this.deps.session.set(session);
  }

  async #close(left: Session | null): Promise<void> {
    this.#keys.clear();
    await this.#put(left);
    await this.deps.onDeadline(null);
  }
}

/** Waits for `work` as long as it may take; its failure is its own. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}
