import { afterEach, describe, expect, test } from 'vitest';
import { blocksOf, readFile } from '#lib/anchor/ots/file';
import { attestationsOf } from '#lib/anchor/ots/timestamp';
import { fromBase64, toHex } from '#lib/crypto/bytes';
import { rootOf } from '../support';
import { bench, type Calendar, calendars } from './support';

const HALF_AN_HOUR = 30 * 60_000;
const open: Calendar[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ stop }) => stop()));
});

async function setUp(count = 3) {
  const { all, settings } = await calendars(count);
  open.push(...all);
  return { all, settings, b: bench(settings) };
}

const root = { digest: rootOf(7), size: 5, about: null };
const given = ({ requests }: Calendar) => requests.filter(({ method }) => method === 'POST').map(({ body }) => body);

describe('a root on its way into Bitcoin', () => {
  test('default: given to every calendar, looked up after half an hour, checked by the block', async () => {
    const { all, b } = await setUp();
    await b.stamper.enqueue(root);
    expect(b.rows()).toMatchObject([{ state: 'queued', ots: null, taken: [] }]);
    await b.stamper.step();
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: null, block: null, taken: all.map(({ url }) => url) }]);
    expect(b.wishes).toEqual([b.time + HALF_AN_HOUR]);

    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: null }]);

    const height = (all[0] as Calendar).mine({ time: 1_790_000_123 });
    await b.next();
    // A block that anyone can make shows no time that others could rely on.
    expect(b.rows()).toMatchObject([{ state: 'confirmed', block: height, time: 1_790_000_123, live: false }]);
    const wishes = b.wishes.length;
    await b.stamper.step({ force: true });
    expect(b.wishes).toHaveLength(wishes);
  });

  test('behavior: the file leads from the root, and calendars see neither it nor the same twice', async () => {
    const { all, b } = await setUp();
    await b.stamper.enqueue(root);
    await b.stamper.enqueue({ ...root, digest: rootOf(8) });
    await b.stamper.step();
    const [first, second] = b.rows();
    const { hash, timestamp } = readFile(fromBase64(first?.ots ?? ''));
    expect([hash, toHex(timestamp.message)]).toEqual([8, root.digest]);
    const seen = all.flatMap(given);
    expect(seen).toHaveLength(6);
    expect(new Set(seen).size).toBe(2);
    expect(seen.join()).not.toContain(root.digest.slice(2));
    expect(first?.nonce).not.toBe(second?.nonce);
    const pending = [...attestationsOf(timestamp)].map(({ attestation }) => attestation.kind);
    expect(pending).toEqual(['pending', 'pending', 'pending']);
  });

  test('behavior: the same digest is one row, and a newer root takes the place of one that nobody has', async () => {
    const { b } = await setUp();
    const first = await b.stamper.enqueue(root);
    expect(await b.stamper.enqueue(root)).toEqual(first);
    const newer = await b.stamper.enqueue({ digest: rootOf(9), size: 6, about: null });
    expect(newer.id).toBe(first.id);
    await b.stamper.step();
    await b.stamper.enqueue({ digest: rootOf(10), size: 7, about: null });
    await b.stamper.enqueue({ digest: rootOf(11), size: 1, about: 'a record' });
    expect(b.rows().map(({ size, about }) => [size, about])).toEqual([
      [6, null],
      [7, null],
      [1, 'a record'],
    ]);
  });

  test('behavior: without a server for blocks what the calendar says stands, and is checked once there is one', async () => {
    const { all, settings, b } = await setUp(1);
    b.settings = { ...settings, headers: '' };
    await b.stamper.enqueue(root);
    await b.stamper.step();
    const height = (all[0] as Calendar).mine();
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', block: height, time: null }]);
    expect((all[0] as Calendar).requests.filter(({ path }) => path.startsWith('/api'))).toEqual([]);
    b.settings = settings;
    await b.stamper.step();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', time: 1_790_000_000 }]);
  });

  test('behavior: nobody is asked while it is off', async () => {
    const { all, b } = await setUp(2);
    b.settings = null;
    await b.stamper.enqueue(root);
    await b.stamper.step({ force: true });
    expect(all.flatMap(({ requests }) => requests)).toEqual([]);
    expect(b.wishes).toEqual([]);
  });
});

describe('a worker that dies', () => {
  test.each([1, 2, 3, 4])(
    'behavior: at its write %i, and the calendars got one commitment all the same',
    async (nth) => {
      const { all, b } = await setUp(2);
      let writes = 0;
      b.onPut = () => {
        writes += 1;
        if (writes === nth) throw new Error('killed');
      };
      const story = [
        () => b.stamper.enqueue(root),
        () => b.stamper.step(),
        async () => all.map(({ mine }) => mine()),
        () => b.stamper.step({ force: true }),
      ];
      for (const part of [...story, ...story]) {
        await part().catch((error: Error) => {
          expect(error.message).toBe('killed');
          b.restart();
        });
      }
      expect(writes).toBeGreaterThan(nth);
      expect(b.rows()).toMatchObject([{ digest: root.digest, state: 'confirmed' }]);
      expect(new Set(all.flatMap(given)).size).toBe(1);
    },
  );
});

describe('calendars that are of no use', () => {
  const FAULTS = ['drops', 'refuses', 'sends 100 MB', 'sends garbage', 'sends nothing', 'leads elsewhere'];

  test.each(FAULTS)('behavior: one that %s is asked again, while two others have it', async (fault) => {
    const { all, b } = await setUp(3);
    (all[0] as Calendar).fault = fault;
    await b.stamper.enqueue(root);
    await b.stamper.step();
    expect(b.rows()).toMatchObject([{ state: 'sent', taken: all.slice(1).map(({ url }) => url) }]);
  });

  test.each(FAULTS)('error: where all but one %s it waits, and what one took is kept', async (fault) => {
    const { all, b } = await setUp(3);
    for (const calendar of all.slice(1)) calendar.fault = fault;
    await b.stamper.enqueue(root);
    await b.stamper.step();
    const [row] = b.rows();
    expect(row).toMatchObject({ state: 'queued', taken: [(all[0] as Calendar).url], attempts: 1 });
    expect(['calendar-unreachable', 'stamp-bad']).toContain(row?.waiting);
    expect(b.wishes).toEqual([b.time + 60_000]);
    for (const calendar of all) calendar.fault = null;
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: null, attempts: 0 }]);
    // The first was asked once, the others twice, and each for the same.
    expect(all.map((calendar) => given(calendar).length)).toEqual([1, 2, 2]);
    expect(new Set(all.flatMap(given)).size).toBe(1);
  });

  test('error: calendar-unreachable on answers that never come or never end', async () => {
    for (const fault of ['hangs', 'hangs half-way']) {
      const { all, settings } = await setUp(1);
      (all[0] as Calendar).fault = fault;
      const impatient: typeof fetch = (url, init) =>
        fetch(url, {
          ...init,
          signal: AbortSignal.any([init?.signal, AbortSignal.timeout(50)].filter((s) => s != null)),
        });
      const b = bench(settings, { fetchFn: impatient });
      await b.stamper.enqueue(root);
      await b.stamper.step();
      expect(b.rows()).toMatchObject([{ state: 'queued', waiting: 'calendar-unreachable' }]);
    }
  });

  test('behavior: a calendar that names another server leads nowhere, and counts for nothing', async () => {
    const { all, b } = await setUp(3);
    const [first, elsewhere] = all as [Calendar, Calendar, Calendar];
    const { all: strangers } = await calendars(1);
    open.push(...strangers);
    first.names = (strangers[0] as Calendar).url;
    await b.stamper.enqueue(root);
    await b.stamper.step();
    expect(b.rows()[0]?.taken).toEqual(all.slice(1).map(({ url }) => url));
    await b.next();
    expect((strangers[0] as Calendar).requests).toEqual([]);
    expect(elsewhere.requests.filter(({ method }) => method === 'GET')).toHaveLength(1);
  });

  test('behavior: one that lost it does not keep another from saying more', async () => {
    const { all, b } = await setUp(2);
    await b.stamper.enqueue(root);
    await b.stamper.step();
    (all[0] as Calendar).fault = 'refuses';
    const height = (all[1] as Calendar).mine();
    // The server for blocks is the first one: it comes back later.
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', block: height, time: null, waiting: 'header-unreachable' }]);
  });

  test('behavior: waits longer for each failure, an hour at most, and less often for what takes days', async () => {
    const { all, b } = await setUp(1);
    (all[0] as Calendar).fault = 'refuses';
    await b.stamper.enqueue(root);
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      await b.next();
      waits.push(((b.wishes.at(-1) ?? 0) - b.time) / 60_000);
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
    (all[0] as Calendar).fault = null;
    await b.next();
    const looks: number[] = [];
    for (const days of [0.4, 1, 8]) {
      b.time = (b.rows()[0]?.createdAt ?? 0) + days * 86_400_000;
      await b.stamper.step({ force: true });
      looks.push(((b.wishes.at(-1) ?? 0) - b.time) / 3_600_000);
    }
    expect(looks).toEqual([0.5, 6, 24]);
  });

  test('error: header-mismatch where the block holds something else, and calendars are asked again', async () => {
    const { all, b } = await setUp(1);
    await b.stamper.enqueue(root);
    await b.stamper.step();
    (all[0] as Calendar).mine({ lie: true });
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'sent', block: null, time: null, waiting: 'header-mismatch' }]);
    expect(blocksOf(readFile(fromBase64(b.rows()[0]?.ots ?? '')).timestamp)).toEqual([]);
    const height = (all[0] as Calendar).mine();
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', block: height, time: 1_790_000_000, waiting: null }]);
  });

  test('behavior: a calendar that lies about a block does not hide another’s', async () => {
    const { all, b } = await setUp(2);
    const [liar, honest] = all as [Calendar, Calendar];
    b.settings = { calendars: all.map(({ url }) => url), headers: honest.headers };
    const other = honest.mine();
    await b.stamper.enqueue(root);
    await b.stamper.step();
    expect(liar.mine()).toBe(other);
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'sent', waiting: 'header-mismatch' }]);
    const height = honest.mine();
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'confirmed', block: height, time: 1_790_000_000 }]);
  });

  test('behavior: a calendar that is not chosen any more is still asked for what it took', async () => {
    const { all, settings, b } = await setUp(2);
    await b.stamper.enqueue(root);
    await b.stamper.step();
    b.settings = { ...settings, calendars: [(all[1] as Calendar).url] };
    (all[0] as Calendar).mine();
    await b.next();
    expect(b.rows()).toMatchObject([{ state: 'confirmed' }]);
  });

  test('behavior: of a long answer no more is kept than one way', async () => {
    const { all, b } = await setUp(2);
    for (const calendar of all) calendar.chatters = true;
    await b.stamper.enqueue(root);
    await b.stamper.step();
    const { timestamp } = readFile(fromBase64(b.rows()[0]?.ots ?? ''));
    expect([...attestationsOf(timestamp)]).toHaveLength(2);
    await b.next();
    expect(all.map(({ requests }) => requests.filter(({ method }) => method === 'GET').length)).toEqual([1, 1]);
  });

  test('behavior: once in a block, the file needs nobody', async () => {
    const { all, b } = await setUp(1);
    await b.stamper.enqueue(root);
    await b.stamper.step();
    const height = (all[0] as Calendar).mine();
    await b.next();
    const [row] = b.rows();
    expect(blocksOf(readFile(fromBase64(row?.ots ?? '')).timestamp)[0]?.height).toBe(height);
  });
});
