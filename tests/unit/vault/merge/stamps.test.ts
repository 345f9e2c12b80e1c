import { describe, expect, test } from 'vitest';
import { newRow, type StampRow } from '#lib/anchor/ots/row';
import { mergeStamps } from '#lib/vault/merge/records';
import { type Device, device, exported, takeIn } from './support';

const DIGEST = `0x${'1d'.repeat(32)}`;
const CALENDAR = 'https://a.pool.opentimestamps.org';
const queued = newRow({ digest: DIGEST, size: 3, about: null }, 1_800_000_000_000);
const sent: StampRow = { ...queued, state: 'sent', taken: [CALENDAR], ots: 'AA==' };
const confirmed: StampRow = { ...sent, state: 'confirmed', block: 900_000 };
const checked: StampRow = { ...confirmed, time: 1_800_000_000, live: true };

const put = ({ vault }: Device, row: StampRow) => vault.change(async (draft) => draft.put('stamps', row.id, row));
const held = async ({ vault }: Device) => (await vault.get('stamps', queued.id))?.value;

describe('a wallet file', () => {
  test('default: brings stamps with their files, and they go on from there', async () => {
    const [a, b] = [await device(), await device()];
    await put(a, sent);
    await takeIn(b, await exported(a));
    expect(await held(b)).toEqual(sent);
  });

  test('behavior: what no calendar has is the other device’s plan', async () => {
    const [a, b] = [await device(), await device()];
    await put(a, queued);
    await takeIn(b, await exported(a));
    expect(await held(b)).toBeUndefined();
  });

  test('behavior: the stamp that came further stays', async () => {
    const [a, b] = [await device(), await device()];
    await put(a, sent);
    await put(b, checked);
    await takeIn(b, await exported(a));
    expect(await held(b)).toEqual(checked);
  });

  test('error: file-content on a sent stamp without a file', async () => {
    const [a, b] = [await device(), await device()];
    await put(a, { ...sent, ots: null });
    await expect(takeIn(b, await exported(a))).rejects.toMatchObject({ code: 'file-content' });
  });

  test('behavior: a calendar that is none is in no file', async () => {
    const [a, b] = [await device(), await device()];
    await put(a, { ...sent, taken: ['file:///etc'] });
    await takeIn(b, await exported(a));
    expect(await held(b)).toBeUndefined();
  });
});

test('default: two copies come to the one that came further, whichever is named first', () => {
  const steps = [queued, sent, confirmed, checked];
  for (const [i, a] of steps.entries()) {
    for (const b of steps.slice(i)) expect([mergeStamps(a, b), mergeStamps(b, a)]).toEqual([b, b]);
  }
});
