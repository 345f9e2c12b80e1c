import { beforeEach, describe, expect, test } from 'vitest';
import { randomBytes } from '#lib/crypto/bytes';
import { Keyring, type Session } from '#lib/keyring/index';
import { Cell } from '../support/cell';

const MINUTE = 60_000;

describe('a clock that is set back', () => {
  let now: number;
  let session: Cell<Session | null>;
  let worked: number;

  /** Each is a worker of its own: the one before is dead. */
  const keyring = () =>
    new Keyring({
      session,
      attempts: new Cell({ failures: 0, retryAt: 0 }),
      now: () => now,
      lockAfter: async () => 15 * MINUTE,
      keepsOrdinary: async () => false,
      atLock: async () => void worked++,
      onDeadline: async () => {},
    });

  async function unlocked() {
    const made = keyring();
    await made.start(randomBytes(32));
    return made;
  }

  beforeEach(() => {
    now = 1_800_000_000_000;
    session = new Cell<Session | null>(null);
    worked = 0;
  });

  test('behavior: locks, in the same worker', async () => {
    const worker = await unlocked();
    now += 14 * MINUTE;
    expect(await worker.access()).toBe('full');
    now -= 10 * MINUTE;
    expect(await worker.access()).toBe('none');
    expect(session.value).toBeNull();
  });

  test('behavior: locks, in the worker that comes after a killed one', async () => {
    const worker = await unlocked();
    now += 14 * MINUTE;
    expect(await worker.access()).toBe('full');
    now -= 10 * MINUTE;
    expect(await keyring().access()).toBe('none');
    expect(session.value).toBeNull();
  });

  test('behavior: does no last work with its keys, and a person cannot prolong it', async () => {
    const worker = await unlocked();
    now -= 10 * MINUTE;
    await worker.touch();
    expect(await worker.access()).toBe('none');
    expect(worked).toBe(0);
  });

  test('behavior: a correction of some seconds changes nothing', async () => {
    const worker = await unlocked();
    now += MINUTE;
    expect(await worker.access()).toBe('full');
    now -= 30_000;
    expect(await worker.access()).toBe('full');
    expect(await keyring().access()).toBe('full');
  });
});
