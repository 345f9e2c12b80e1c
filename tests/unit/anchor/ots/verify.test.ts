import { afterEach, describe, expect, test } from 'vitest';
import { readStamp, verifyStamp } from '#lib/anchor/ots/verify';
import { fromBase64, fromHex } from '#lib/crypto/bytes';
import { rootOf } from '../support';
import { bench, type Calendar, calendars } from './support';

const DIGEST = rootOf(3);
const open: Calendar[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ stop }) => stop()));
});

/** A calendar and the file that it led to; `height` null: it is in no block yet. */
async function stamped({ mine = true, lie = false } = {}) {
  const { all, settings } = await calendars(1);
  open.push(...all);
  const b = bench({ ...settings, headers: '' });
  await b.stamper.enqueue({ digest: DIGEST, size: 1, about: null });
  await b.stamper.step();
  const height = mine ? (all[0] as Calendar).mine({ lie }) : null;
  await b.next();
  return { ots: fromBase64(b.rows()[0]?.ots ?? ''), height, calendar: all[0] as Calendar };
}

describe('a file that somebody was given', () => {
  test('default: the block, its time, and whether it took the work of Bitcoin', async () => {
    const { ots, height, calendar } = await stamped();
    expect(readStamp(ots, fromHex(DIGEST)).blocks).toEqual([height]);
    const found = await verifyStamp(ots, fromHex(DIGEST), calendar.headers);
    expect(found).toEqual({ height, time: 1_790_000_000, live: false });
  });

  test('error: stamp-bad on other bytes, and on what only a calendar has', async () => {
    const { ots, calendar } = await stamped({ mine: false });
    expect(readStamp(ots, fromHex(DIGEST)).blocks).toEqual([]);
    expect(() => readStamp(ots, fromHex(rootOf(4)))).toThrow(expect.objectContaining({ code: 'stamp-bad' }));
    const check = verifyStamp(ots, fromHex(DIGEST), calendar.headers);
    await expect(check).rejects.toMatchObject({ code: 'stamp-bad' });
  });

  test('error: header-mismatch where the block does not hold it', async () => {
    const { ots, calendar } = await stamped({ lie: true });
    const check = verifyStamp(ots, fromHex(DIGEST), calendar.headers);
    await expect(check).rejects.toMatchObject({ code: 'header-mismatch' });
  });

  test.each(['drops', 'refuses', 'sends 100 MB', 'leads elsewhere'])(
    'error: header-unreachable on a server that %s',
    async (fault) => {
      const { ots, calendar } = await stamped();
      calendar.fault = fault;
      const check = verifyStamp(ots, fromHex(DIGEST), calendar.headers);
      await expect(check).rejects.toMatchObject({ code: 'header-unreachable' });
    },
  );
});
