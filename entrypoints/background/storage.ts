import { browser } from 'wxt/browser';
import type { QueueState, QueueStore } from '#lib/consent/queue';
import type { AttemptRecord, AttemptStore, Session, SessionStore } from '#lib/keyring/index';
import { createTurns, type Presentation } from '#lib/protocol/index';
import { CHANGES_KEY } from '#lib/rpc/wire';
import type { PreparedStore } from './credentials/showings';

/**
 * What is kept outside the vault, and where. `local` is on disk and readable: nothing secret.
 * `session` is in memory, closed to content scripts, and gone with the browser.
 */
const KEYS = {
  /** local: whether and where backups are made, and when the last was. */
  backups: 'backups',
  /** local: how far the wallet was seen to be, in case that it is set back. */
  rollback: 'rollback',
  /** session: key pair of a pairing that this device began. */
  pairing: 'pairing',
  /** local: mirror of the vault's header. */
  header: 'header',
  /** local: wrong passwords so far. */
  attempts: 'attempts',
  /** local: ids of the sites that the person enabled. */
  sites: 'sites',
  /** local: origins of the sites that the person added. */
  ownSites: 'ownSites',
  /** local: origins that the person connected for the page API. */
  apps: 'apps',
  /** local: sites that no longer look as they are known. */
  health: 'health',
  /** local: how Satchel behaves in chat pages. */
  inPage: 'inPage',
  /** local: what 'automatically' means, by origin. */
  auto: 'auto',
  /** local: minutes until it locks by itself. */
  lockMinutes: 'lockMinutes',
  /** local: standing consents go on, for what is not sensitive, after it locked by itself. */
  keepsSharing: 'keepsSharing',
  /** session: the secrets of both classes of records while unlocked, and the deadline. */
  session: 'session',
  /** session: consents that wait for the person. */
  approvals: 'approvals',
  /** session: proofs of membership that were made before they are asked for. */
  preparedProofs: 'preparedProofs',
  /** session: approved texts on their way to a page. */
  deliveries: 'deliveries',
  /** session: when each site last got something under a standing grant. */
  releases: 'releases',
  /** session: text that a person selected to be remembered, until they save or drop it. */
  remember: 'remember',
  /** session: the tab that was opened to unlock; one is enough. */
  unlockTab: 'unlockTab',
  /** session: the tab that was opened to choose a persona. */
  personaTab: 'personaTab',
  /** session: reports that came while locked. */
  outcomes: 'outcomes',
  /** session: how often and how fast messages were answered, and which errors there were. */
  metered: 'metered',
} as const;

type Area = 'local' | 'session';

export async function read<T>(area: Area, key: keyof typeof KEYS, otherwise: T): Promise<T> {
  const found = await browser.storage[area].get(KEYS[key]);
  return (found[KEYS[key]] as T | undefined) ?? otherwise;
}

export async function write(area: Area, key: keyof typeof KEYS, value: unknown): Promise<void> {
  if (value === null) await browser.storage[area].remove(KEYS[key]);
  else await browser.storage[area].set({ [KEYS[key]]: value });
}

const turns = new Map<string, ReturnType<typeof createTurns>>();

/**
 * Reads and writes in one turn: changes of the same thing that are asked for at one moment come one after another, and
 * each sees what the one before made.
 *
 * @param make answers the new value; the very one that it got is not written again
 */
export function change<T>(area: Area, key: keyof typeof KEYS, otherwise: T, make: (before: T) => T): Promise<T> {
  const inTurn = turns.get(key) ?? createTurns();
  turns.set(key, inTurn);
  return inTurn(async () => {
    const before = await read(area, key, otherwise);
    const after = make(before);
    if (after !== before) await write(area, key, after);
    return after;
  });
}

const DEFAULT_LOCK_MINUTES = 15;
const MOST_LOCK_MINUTES = 240;
/** Whoever writes the disk writes these too: nothing beyond what the settings offer is believed. */
export async function lockMinutes(): Promise<number> {
  const minutes = await read<unknown>('local', 'lockMinutes', DEFAULT_LOCK_MINUTES);
  const offered = typeof minutes === 'number' && minutes >= 1 && minutes <= MOST_LOCK_MINUTES;
  return offered ? minutes : DEFAULT_LOCK_MINUTES;
}
export const keepsSharing = async () => (await read<unknown>('local', 'keepsSharing', false)) === true;

export const sessionStore: SessionStore = {
  get: () => read<Session | null>('session', 'session', null),
  set: (session) => write('session', 'session', session),
};

export const attemptStore: AttemptStore = {
  get: () => read<AttemptRecord>('local', 'attempts', { failures: 0, retryAt: 0 }),
  set: (record) => write('local', 'attempts', record),
};

export const queueStore: QueueStore = {
  get: () => read<QueueState>('session', 'approvals', { pending: [], rejections: {} }),
  set: (state) => write('session', 'approvals', state),
};

/** Proofs kept ready; the oldest go first. */
const PREPARED_KEPT = 20;
export const preparedStore: PreparedStore = {
  async get(id) {
    const kept = await read<[string, Presentation][]>('session', 'preparedProofs', []);
    return kept.find(([known]) => known === id)?.[1] ?? null;
  },
  async put(id, presentation) {
    await change<[string, Presentation][]>('session', 'preparedProofs', [], (kept) =>
      [...kept, [id, presentation] as [string, Presentation]].slice(-PREPARED_KEPT),
    );
  },
};

/** Tells open pages to look again. */
export function announceChange(): void {
  void browser.storage.session.set({ [CHANGES_KEY]: crypto.randomUUID() });
}

/** Content scripts can read `storage.local` unless it is closed to them; Firefox has no such switch. */
export async function closeToContentScripts(): Promise<void> {
  await browser.storage.local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
