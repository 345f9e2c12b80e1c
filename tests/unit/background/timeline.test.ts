import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeId, timeOf } from '#lib/consent/time-id';
import type { AnchorView, StampView } from '#lib/protocol/index';
import { marksOf } from '../../../components/proof/timeline-marks';
import { timelineOf } from '../../../entrypoints/background/proof/timeline';

const NOTHING = { lines: [], shared: [], consents: [] };
const sum = (counts: readonly number[]) => counts.reduce((total, each) => total + each, 0);

describe('timelineOf', () => {
  test('default: counts by equal pieces from the first of all until now', () => {
    const happened = { lines: [100, 149, 150, 199], shared: [120], consents: [] };
    expect(timelineOf(happened, [], 4, 200)).toEqual({
      from: 100,
      to: 200,
      lanes: { lines: [1, 1, 1, 1], shared: [1, 0, 0, 0], consents: [0, 0, 0, 0] },
    });
  });

  test('args: a proof before everything else begins the picture', () => {
    expect(timelineOf({ ...NOTHING, lines: [150] }, [100], 2, 200)).toMatchObject({
      from: 100,
      lanes: { lines: [0, 1] },
    });
  });

  test('behavior: nothing yet', () => {
    expect(timelineOf(NOTHING, [], 2, 200)).toMatchObject({ from: null, lanes: { lines: [0, 0] } });
  });

  test('property: nothing is lost, whatever the clock did, and 100,000 lines are counted too', () => {
    const times = fc.array(fc.nat({ max: 2 ** 45 }), { maxLength: 50 });
    fc.assert(
      fc.property(
        times,
        times,
        fc.integer({ min: 1, max: 120 }),
        fc.nat({ max: 2 ** 45 }),
        (lines, also, pieces, now) => {
          const { lanes } = timelineOf({ ...NOTHING, lines }, also, pieces, now);
          expect(lanes.lines).toHaveLength(pieces);
          expect(sum(lanes.lines)).toBe(lines.length);
        },
      ),
    );
    const many = Array.from({ length: 100_000 }, (_, at) => at);
    expect(sum(timelineOf({ ...NOTHING, lines: many }, [], 48, 100_000).lanes.lines)).toBe(100_000);
  });
});

test('property: an id tells when it was made', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 47 }), (now) => {
      expect(timeOf(timeId(now))).toBe(now);
    }),
  );
});

describe('marksOf', () => {
  const anchor = (id: string, createdAt: number, change: Partial<AnchorView> = {}): AnchorView => ({
    id,
    root: `0x${'0'.repeat(64)}`,
    size: 1,
    state: 'confirmed',
    waiting: null,
    attempts: 0,
    nextTryAt: null,
    createdAt,
    chainId: 8453,
    eas: '0x4200000000000000000000000000000000000021',
    txHash: null,
    block: 1,
    chainTime: createdAt / 1000,
    ...change,
  });

  test('default: close ones of a chain are one mark, which leads to the newest', () => {
    const marks = marksOf([anchor('c', 90_000), anchor('b', 11_000), anchor('a', 10_000)], 0, 100_000, 10);
    expect(marks.map(({ newest, count, chain, sort }) => ({ newest, count, chain, sort }))).toEqual([
      { newest: 'b', count: 2, chain: 'Base', sort: 'witnessed' },
      { newest: 'c', count: 1, chain: 'Base', sort: 'witnessed' },
    ]);
  });

  test('behavior: another chain, a test chain and one on its way are marks of their own', () => {
    const others = [
      anchor('waits', 10_000, { state: 'sent', chainTime: null }),
      anchor('test', 10_000, { chainId: 84_532 }),
      anchor('live', 10_000),
    ];
    expect(marksOf(others, 0, 100_000, 10).map(({ newest, sort }) => [newest, sort])).toEqual([
      ['waits', 'waiting'],
      ['test', 'test'],
      ['live', 'witnessed'],
    ]);
  });

  test('behavior: Bitcoin is a mark of its own kind; ends of consents and records alone are not proofs of the log', () => {
    const stamp = (id: string, change: Partial<StampView> = {}): StampView => ({
      id,
      digest: `0x${'0'.repeat(64)}`,
      size: 1,
      about: null,
      state: 'confirmed',
      waiting: null,
      attempts: 0,
      nextTryAt: null,
      createdAt: 10_000,
      taken: [],
      block: 1,
      time: 10,
      live: true,
      ...change,
    });
    const rows = [
      anchor('live', 10_000),
      anchor('end', 10_000, { grant: '0x01', size: 0 }),
      stamp('bitcoin'),
      stamp('alone', { about: 'x' }),
      stamp('unchecked', { time: null }),
      stamp('test', { live: false }),
    ];
    expect(marksOf(rows, 0, 100_000, 10).map(({ newest, kind, sort, chain }) => [newest, kind, sort, chain])).toEqual([
      ['live', 'chain', 'witnessed', 'Base'],
      ['bitcoin', 'bitcoin', 'witnessed', 'Bitcoin'],
      ['unchecked', 'bitcoin', 'waiting', 'Bitcoin'],
      ['test', 'bitcoin', 'test', 'Bitcoin'],
    ]);
  });

  test('property: as many stand for as many as there are, within the picture', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 200_000 })), (times) => {
        const marks = marksOf(
          times.map((at, i) => anchor(String(i), at)),
          50_000,
          100_000,
          48,
        );
        expect(sum(marks.map(({ count }) => count))).toBe(times.length);
        expect(marks.length).toBeLessThanOrEqual(49);
        expect(marks.every(({ at }) => at >= 0 && at <= 1)).toBe(true);
      }),
    );
  });
});
