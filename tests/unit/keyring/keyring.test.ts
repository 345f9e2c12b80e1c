import { Mnemonic } from 'ethers';
import { beforeEach, describe, expect, test } from 'vitest';
import { randomBytes, toBase64, utf8 } from '#lib/crypto/bytes';
import { open, seal } from '#lib/crypto/seal';
import { type AttemptRecord, delayAfter, type Header, Keyring, type Session } from '#lib/keyring/index';
import type { KdfHeader } from '#lib/protocol/index';
import { Cell } from '../support/cell';

const kdf: KdfHeader = { name: 'argon2id', memoryKiB: 65_536, passes: 3, lanes: 1, salt: toBase64(randomBytes(16)) };
const place = { vault: 'v', store: 'items', id: 'a', schema: 1, revision: 1 };
const MINUTE = 60_000;

let now: number;
let session: Cell<Session | null>;
let attempts: Cell<AttemptRecord>;
let deadlines: (number | null)[];

const keyring = () =>
  new Keyring({
    session,
    attempts,
    now: () => now,
    lockAfter: async () => 15 * MINUTE,
    onDeadline: async (deadline) => void deadlines.push(deadline),
  });

beforeEach(() => {
  now = 1_800_000_000_000;
  session = new Cell<Session | null>(null);
  attempts = new Cell({ failures: 0, retryAt: 0 });
  deadlines = [];
});

/** Creates, and gives back what a caller would store. */
async function create(ring: Keyring, kek: Uint8Array<ArrayBuffer> = randomBytes(32), header = kdf): Promise<Header> {
  let made: Header | undefined;
  await ring.create(header, kek, async (created) => {
    made = created.header;
  });
  return made ?? expect.fail('nothing was made');
}

describe('create and unlock', () => {
  test('default: the password opens what was sealed before the lock', async () => {
    const kek = randomBytes(32);
    const first = keyring();
    const header = await create(first, kek);
    const sealed = await seal(await first.classKey('ordinary'), place, utf8('x'));
    await first.lock();
    const second = keyring();
    await second.unlock(header, kek);
    expect(await open(await second.classKey('ordinary'), place, sealed)).toEqual(utf8('x'));
  });

  test('behavior: a woken worker goes on from the session', async () => {
    const first = keyring();
    await create(first);
    const sealed = await seal(await first.classKey('sensitive'), place, utf8('x'));
    expect(await open(await keyring().classKey('sensitive'), place, sealed)).toEqual(utf8('x'));
  });

  test('behavior: classes of records have keys of their own', async () => {
    const ring = keyring();
    await create(ring);
    const sealed = await seal(await ring.classKey('sensitive'), place, utf8('x'));
    await expect(open(await ring.classKey('ordinary'), place, sealed)).rejects.toThrow(DOMException);
  });

  test('error: parameters below the floor', async () => {
    await expect(create(keyring(), randomBytes(32), { ...kdf, memoryKiB: 8 })).rejects.toThrow('weak-kdf');
    await expect(create(keyring(), randomBytes(32), { ...kdf, salt: '' })).rejects.toThrow('weak-kdf');
  });
});

describe('lock', () => {
  test('default: nothing opens and the session is empty', async () => {
    const ring = keyring();
    await create(ring);
    await ring.lock();
    expect(session.value).toBeNull();
    await expect(ring.classKey('ordinary')).rejects.toMatchObject({ code: 'locked' });
    expect(deadlines.at(-1)).toBeNull();
  });

  test('behavior: the deadline is checked before every use, without an alarm', async () => {
    const ring = keyring();
    await create(ring);
    now += 15 * MINUTE - 1;
    await ring.classKey('ordinary');
    now += 1;
    await expect(ring.classKey('ordinary')).rejects.toMatchObject({ code: 'locked' });
    expect(session.value).toBeNull();
  });

  test('behavior: an act moves the deadline, a passed one stays passed', async () => {
    const ring = keyring();
    await create(ring);
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
    const ring = keyring();
    await create(ring);
    await Promise.all([ring.touch(), ring.lock(), ring.touch()]);
    expect(session.value).toBeNull();
    await expect(ring.classKey('ordinary')).rejects.toMatchObject({ code: 'locked' });
  });

  test('behavior: many wrong passwords at once count one by one', async () => {
    const kek = randomBytes(32);
    const header = await create(keyring(), kek);
    const ring = keyring();
    const guesses = await Promise.allSettled(Array.from({ length: 10 }, () => ring.unlock(header, randomBytes(32))));
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? guess.reason.code : 'opened'));
    expect(codes.filter((code) => code === 'wrong-password')).toHaveLength(3);
    expect(codes.filter((code) => code === 'too-many-attempts')).toHaveLength(7);
  });

  test('behavior: a wallet that could not be written leaves no key behind', async () => {
    const ring = keyring();
    await expect(ring.create(kdf, randomBytes(32), () => Promise.reject(new Error('disk')))).rejects.toThrow('disk');
    expect(session.value).toBeNull();
  });
});

describe('the 12 words', () => {
  test('default: valid BIP-39, the same each time, only with the password', async () => {
    const kek = randomBytes(32);
    const ring = keyring();
    const header = await create(ring, kek);
    const words = await ring.words(header, kek);
    expect(words).toHaveLength(12);
    expect(Mnemonic.isValidMnemonic(words.join(' '))).toBe(true);
    expect(await ring.words(header, kek)).toEqual(words);
    await expect(ring.words(header, randomBytes(32))).rejects.toMatchObject({ code: 'wrong-password' });
  });

  test('behavior: neither session nor header holds their entropy', async () => {
    const kek = randomBytes(32);
    const ring = keyring();
    const header = await create(ring, kek);
    const entropy = Mnemonic.fromPhrase((await ring.words(header, kek)).join(' ')).entropy.slice(2);
    const seen = JSON.stringify({ session: session.value, header });
    expect(seen).not.toContain(entropy);
    expect(seen).not.toContain(Buffer.from(entropy, 'hex').toString('base64').replace(/=+$/, ''));
  });
});

describe('wrong passwords', () => {
  test('behavior: waits grow, survive the worker, and end with the right one', async () => {
    const kek = randomBytes(32);
    const header = await create(keyring(), kek);
    for (let i = 0; i < 3; i++) {
      await expect(keyring().unlock(header, randomBytes(32))).rejects.toMatchObject({ code: 'wrong-password' });
    }
    await expect(keyring().unlock(header, kek)).rejects.toMatchObject({
      code: 'too-many-attempts',
      data: { retryAt: now + 2_000 },
    });
    now += 2_000;
    await keyring().unlock(header, kek);
    expect(attempts.value).toEqual({ failures: 0, retryAt: 0 });
  });

  test('behavior: the waits double up to five minutes', () => {
    expect([1, 2, 3, 4, 5, 40].map(delayAfter)).toEqual([0, 0, 2_000, 4_000, 8_000, 300_000]);
  });
});
