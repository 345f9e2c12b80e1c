import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { randomBytes, toBase64, utf8 } from '#lib/crypto/bytes';
import { open, seal } from '#lib/crypto/seal';
import {
  type AttemptRecord,
  delayAfter,
  type Header,
  Keyring,
  type KeySource,
  newSecrets,
  type Session,
  wordsOf,
  wrapSecrets,
} from '#lib/keyring/index';
import { newKdf } from '#lib/protocol/index';
import { Cell } from '../support/cell';

const place = { vault: 'v', store: 'items', id: 'a', schema: 1, revision: 1 };
const epoch = randomBytes(32);
const MINUTE = 60_000;

let now: number;
let session: Cell<Session | null>;
let attempts: Cell<AttemptRecord>;
let deadlines: (number | null)[];
let keepsOrdinary: boolean;
let atLock: (key: KeySource) => Promise<void>;

/** Each is a worker of its own: the one before is dead. */
const keyring = () =>
  new Keyring({
    session,
    attempts,
    now: () => now,
    lockAfter: async () => 15 * MINUTE,
    keepsOrdinary: async () => keepsOrdinary,
    atLock: (key) => atLock(key),
    onDeadline: async (deadline) => void deadlines.push(deadline),
  });

beforeEach(() => {
  now = 1_800_000_000_000;
  session = new Cell<Session | null>(null);
  attempts = new Cell({ failures: 0, retryAt: 0 });
  deadlines = [];
  keepsOrdinary = false;
  atLock = async () => {};
});

const byPassword = (kek: Uint8Array) => ({ by: 'password' as const, kek: toBase64(kek) });
const guess = () => byPassword(randomBytes(32));

/** A header, and what stands in it. */
async function wallet(): Promise<{ header: Header; kek: Uint8Array<ArrayBuffer>; words: string[] }> {
  const secrets = newSecrets();
  const kek = randomBytes(32);
  const header = await wrapSecrets(
    secrets,
    { kdf: newKdf(), kek },
    { vaultId: crypto.randomUUID(), phraseKept: false },
  );
  return { header, kek, words: wordsOf(secrets.entropy) };
}

async function unlock(ring: Keyring, header: Header, kek: Uint8Array): Promise<void> {
  await ring.start((await ring.authenticate(header, byPassword(kek))).root);
}

async function unlocked(): Promise<Keyring> {
  const ring = keyring();
  await ring.start(newSecrets().root);
  return ring;
}

describe('unlock', () => {
  test('default: the password opens what was sealed before the lock', async () => {
    const { header, kek } = await wallet();
    const first = keyring();
    await unlock(first, header, kek);
    const sealed = await seal(await first.classKey('ordinary', epoch), place, utf8('x'));
    await first.lock();
    const second = keyring();
    await unlock(second, header, kek);
    expect(await open(await second.classKey('ordinary', epoch), place, sealed)).toEqual(utf8('x'));
  });

  test('behavior: a woken worker goes on from the session', async () => {
    const sealed = await seal(await (await unlocked()).classKey('sensitive', epoch), place, utf8('x'));
    expect(await open(await keyring().classKey('sensitive', epoch), place, sealed)).toEqual(utf8('x'));
  });

  test('behavior: classes, epochs and what was before epochs have keys of their own, none to be extracted', async () => {
    const ring = await unlocked();
    const sealed = await seal(await ring.classKey('sensitive', epoch), place, utf8('x'));
    const others = [
      await ring.classKey('ordinary', epoch),
      await ring.classKey('sensitive', randomBytes(32)),
      await ring.classKey('sensitive', null),
    ];
    for (const key of others) {
      expect(key.extractable).toBe(false);
      await expect(open(key, place, sealed)).rejects.toThrow(DOMException);
    }
  });

  test('behavior: more epochs than are kept in memory still have their keys', async () => {
    const ring = await unlocked();
    const sealed = await seal(await ring.classKey('ordinary', epoch), place, utf8('x'));
    for (let i = 0; i < 200; i++) await ring.classKey('ordinary', randomBytes(32));
    expect(await open(await ring.classKey('ordinary', epoch), place, sealed)).toEqual(utf8('x'));
  });

  test('error: parameters below the floor', async () => {
    const { header, kek } = await wallet();
    const weak = { ...header, kdf: { ...header.kdf, memoryKiB: 8 } };
    expect(() => keyring().authenticate(weak, byPassword(kek))).toThrow('weak-kdf');
  });
});

describe('lock', () => {
  test('default: nothing opens and the session is empty', async () => {
    const ring = await unlocked();
    await ring.lock();
    expect(session.value).toBeNull();
    await expect(ring.classKey('ordinary', epoch)).rejects.toMatchObject({ code: 'locked' });
    expect(deadlines.at(-1)).toBeNull();
  });

  test('behavior: the deadline is checked before every use, without an alarm', async () => {
    const ring = await unlocked();
    now += 15 * MINUTE - 1;
    await ring.classKey('ordinary', epoch);
    now += 1;
    await expect(ring.classKey('ordinary', epoch)).rejects.toMatchObject({ code: 'locked' });
    expect(session.value).toBeNull();
  });

  test('behavior: an act moves the deadline, a passed one stays passed', async () => {
    const ring = await unlocked();
    now += 10 * MINUTE;
    await ring.touch();
    now += 10 * MINUTE;
    expect(await ring.deadline()).toBe(now + 5 * MINUTE);
    now += 5 * MINUTE;
    await ring.touch();
    expect(await ring.deadline()).toBeNull();
  });
});

describe('at once', () => {
  test('behavior: a lock that falls into an act stays a lock', async () => {
    const ring = await unlocked();
    await Promise.all([ring.touch(), ring.lock(), ring.touch()]);
    expect(session.value).toBeNull();
    await expect(ring.classKey('ordinary', epoch)).rejects.toMatchObject({ code: 'locked' });
  });

  test('behavior: a key that is being made while it locks is not handed out', async () => {
    const ring = await unlocked();
    const [key] = await Promise.allSettled([ring.classKey('ordinary', epoch), ring.lock()]);
    if (key.status === 'fulfilled') expect.fail('a key came after the lock');
    expect(key.reason).toMatchObject({ code: 'locked' });
  });

  test('behavior: many wrong passwords at once count one by one', async () => {
    const { header } = await wallet();
    const ring = keyring();
    const guesses = await Promise.allSettled(Array.from({ length: 10 }, () => ring.authenticate(header, guess())));
    const codes = guesses.map((result) => (result.status === 'rejected' ? result.reason.code : 'opened'));
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(3);
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(7);
  });
});

describe('before a lock', () => {
  const locks = [
    ['asked for', (ring: Keyring) => ring.lock()],
    [
      'by the deadline',
      async (ring: Keyring) => {
        now += 15 * MINUTE;
        await ring.lockIfDue();
      },
    ],
  ] as const;

  test.each(locks)('behavior: %s: what must not wait still has keys, and then they are gone', async (_name, lock) => {
    const ring = await unlocked();
    const sealed = await seal(await ring.classKey('sensitive', epoch), place, utf8('x'));
    let kept: KeySource | undefined;
    let opened: Uint8Array | undefined;
    atLock = async (key) => {
      kept = key;
      opened = await open(await key('sensitive', epoch), place, sealed);
    };
    await lock(ring);
    expect(opened).toEqual(utf8('x'));
    await expect(kept?.('sensitive', epoch)).rejects.toMatchObject({ code: 'locked' });
    await expect(ring.classKey('sensitive', epoch)).rejects.toMatchObject({ code: 'locked' });
    expect(session.value).toBeNull();
  });

  test.each([
    ['asked for', async (ring: Keyring) => ring.lock()],
    [
      'due',
      async (ring: Keyring) => {
        now += 15 * MINUTE;
        await ring.lockIfDue();
      },
    ],
  ])(
    'behavior: a lock that is %s holds while its last work still runs, and for a worker that starts then',
    async (_name, lock) => {
      const ring = await unlocked();
      let finish = () => {};
      const begun = new Promise<void>((resolve) => {
        atLock = () => {
          resolve();
          return new Promise((over) => {
            finish = over;
          });
        };
      });
      const locking = lock(ring);
      await begun;
      expect(session.value).toBeNull();
      expect(await keyring().access()).toBe('none');
      await expect(ring.classKey('sensitive', epoch)).rejects.toMatchObject({ code: 'locked' });
      finish();
      await locking;
    },
  );

  test('behavior: what only the ordinary class is left for has no more of it', async () => {
    keepsOrdinary = true;
    const ring = await unlocked();
    now += 15 * MINUTE;
    await ring.lockIfDue();
    let called = false;
    atLock = async () => {
      called = true;
    };
    await ring.lock();
    expect(called).toBe(false);
  });

  test('behavior: work without end, or that fails, does not keep it open', async () => {
    for (const work of [() => new Promise<void>(() => {}), () => Promise.reject(new Error('disk'))]) {
      const ring = await unlocked();
      atLock = work;
      await ring.lock();
      expect(session.value).toBeNull();
    }
  });

  test('behavior: when the computer slept over the deadline no key is used for it', async () => {
    const ring = await unlocked();
    let called = false;
    atLock = async () => {
      called = true;
    };
    now += 16 * MINUTE;
    await ring.lock();
    expect(called).toBe(false);
    expect(session.value).toBeNull();
  });
});

describe('what stays usable after the deadline', () => {
  beforeEach(() => {
    keepsOrdinary = true;
  });

  test('default: the ordinary class, and nothing that manages the wallet', async () => {
    const ring = await unlocked();
    now += 15 * MINUTE;
    await ring.classKey('ordinary', epoch);
    await expect(ring.classKey('sensitive', epoch)).rejects.toMatchObject({ code: 'locked' });
    expect([await ring.access(), await ring.deadline()]).toEqual(['ordinary', null]);
    expect(Object.keys(session.value?.secrets ?? {})).toEqual(['ordinary']);
    expect(deadlines.at(-1)).toBeNull();
  });

  test('behavior: a woken worker finds the same, and no act brings the rest back', async () => {
    await unlocked();
    now += 15 * MINUTE;
    const woken = keyring();
    await woken.touch();
    expect(await woken.access()).toBe('ordinary');
    await expect(woken.classKey('sensitive', epoch)).rejects.toMatchObject({ code: 'locked' });
    await woken.classKey('ordinary', epoch);
  });

  test('behavior: a lock that someone asked for, or of the computer, takes all', async () => {
    const ring = await unlocked();
    now += 15 * MINUTE;
    expect(await ring.access()).toBe('ordinary');
    await ring.lock();
    expect([await ring.access(), session.value]).toEqual(['none', null]);
    await expect(ring.classKey('ordinary', epoch)).rejects.toMatchObject({ code: 'locked' });
  });

  test('behavior: the browser was closed: nothing is left', async () => {
    await unlocked();
    now += 15 * MINUTE;
    session.value = null;
    expect(await keyring().access()).toBe('none');
  });
});

describe('at any time', () => {
  type Step = { after: number } | 'touch' | 'lock' | 'worker dies' | 'unlock' | 'alarm';
  const steps = fc.array(
    fc.oneof(
      fc.record({ after: fc.integer({ min: 0, max: 20 * MINUTE }) }),
      fc.constantFrom<Step>('touch', 'lock', 'worker dies', 'unlock', 'alarm'),
    ),
    { maxLength: 30 },
  );

  test('behavior: the sensitive key opens before the deadline of the last act, and never after it', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (history: Step[], keeps) => {
        keepsOrdinary = keeps;
        session.value = null;
        let ring = keyring();
        let until = -1;
        let ordinary = false;
        for (const step of history) {
          if (step === 'touch' && now < until) until = now + 15 * MINUTE;
          if (step === 'touch') await ring.touch();
          if (step === 'lock') await ring.lock();
          if (step === 'lock') [until, ordinary] = [-1, false];
          if (step === 'worker dies') ring = keyring();
          if (step === 'alarm') await ring.lockIfDue();
          if (step === 'unlock') await ring.start(newSecrets().root);
          if (step === 'unlock') [until, ordinary] = [now + 15 * MINUTE, true];
          if (typeof step === 'object') now += step.after;
          const opens = (name: 'ordinary' | 'sensitive') =>
            ring.classKey(name, epoch).then(
              () => true,
              () => false,
            );
          expect(await opens('sensitive')).toBe(now < until);
          expect(await opens('ordinary')).toBe(now < until || (keeps && ordinary));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('re-authentication', () => {
  test('behavior: with the session and the header dumped, neither root key nor words can be had', async () => {
    const { header, kek } = await wallet();
    const ring = keyring();
    const secrets = await ring.authenticate(header, byPassword(kek));
    const [root, entropy] = [Buffer.from(secrets.root), Buffer.from(secrets.entropy)];
    await ring.start(secrets.root);
    const seen = JSON.stringify({ session: session.value, header });
    for (const secret of [root, entropy]) {
      for (const text of [secret.toString('hex'), secret.toString('base64').replace(/=+$/, '')]) {
        expect(seen).not.toContain(text);
      }
    }
    // Whatever 32 bytes the session holds: they are no password's key.
    const held = Object.values(session.value?.secrets ?? {});
    expect(held).toHaveLength(2);
    for (const secret of held) {
      const tried = keyring().authenticate(header, { by: 'password', kek: secret });
      await expect(tried).rejects.toMatchObject({ code: 'wrong-password' });
    }
  });
});

describe('wrong passwords', () => {
  test('behavior: waits grow, survive the worker, and end with the right one', async () => {
    const { header, kek } = await wallet();
    for (let i = 0; i < 3; i++) {
      await expect(keyring().authenticate(header, guess())).rejects.toMatchObject({ code: 'wrong-password' });
    }
    await expect(keyring().authenticate(header, byPassword(kek))).rejects.toMatchObject({
      code: 'too-many-attempts',
      data: { retryAt: now + 2_000 },
    });
    now += 2_000;
    await keyring().authenticate(header, byPassword(kek));
    expect(attempts.value).toEqual({ failures: 0, retryAt: 0 });
  });

  test('behavior: the waits double up to five minutes', () => {
    expect([1, 2, 3, 4, 5, 40].map(delayAfter)).toEqual([0, 0, 2_000, 4_000, 8_000, 300_000]);
  });
});
